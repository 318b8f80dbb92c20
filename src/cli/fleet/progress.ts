import type { Writable } from 'node:stream';
import { EXIT, type ExitCode } from '../exit-code';

export interface Progress {
  count(code: ExitCode): void;
  /** Takes the line away. */
  end(): void;
}

const INTERVAL_MS = 100;
const CLEAR = '\r\u001b[K';

/** One line that says how far it is, for a person at a terminal. */
export function progressOn(stderr: Writable, now: () => number): Progress {
  const begun = now();
  let shown = begun;
  let done = 0;
  const by = { [EXIT.clean]: 0, [EXIT.findings]: 0, [EXIT.failed]: 0 };
  return {
    count(code) {
      done += 1;
      by[code] += 1;
      const time = now();
      if (time - shown < INTERVAL_MS) return;
      shown = time;
      const perSecond = Math.round((1000 * done) / (time - begun));
      stderr.write(`${CLEAR}${done} reviewed: ${by[EXIT.findings]} at the fail level, ${by[EXIT.failed]} not readable; ${perSecond} a second`);
    },
    end: () => void stderr.write(CLEAR),
  };
}

export const NO_PROGRESS: Progress = { count: () => {}, end: () => {} };
