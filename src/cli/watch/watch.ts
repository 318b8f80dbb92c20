import { watch as watchPaths, type FSWatcher } from 'chokidar';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Checked } from '../check-once';
import { EXIT, type ExitCode } from '../exit-code';
import { write, type Streams } from '../streams';

/** A file is often written in several steps: milliseconds without a change after which it counts as written. */
const QUIET_MS = 100;

/** Clears a terminal, with what was scrolled away, and goes to its beginning. */
const CLEAR = '\u001b[2J\u001b[3J\u001b[H';

/** Runs again whenever what it read changes. Ends on Ctrl+C, which is no failure. */
export async function watch(run: () => Promise<Checked>, { stdout, stderr }: Streams): Promise<ExitCode> {
  const terminal = stdout.isTTY === true;
  const changes = changeSignal();
  const end = (): void => changes.end();
  process.on('SIGINT', end).on('SIGTERM', end);
  let watcher: FSWatcher | undefined;
  try {
    do {
      const start = Date.now();
      if (terminal) await write(stdout, CLEAR);
      const { read } = await run();
      const names = read.filter((name) => name !== '-');
      if (watcher === undefined) {
        watcher = await watching(names, changes.happened);
        // What changed while nobody was watching yet is seen by its time.
        if (await anyIsNewer(names, start)) changes.happened();
      } else watcher.add(names);
      await write(stderr, 'tdxmem: watching for changes; Ctrl+C ends.\n');
    } while (await changes.next());
    return EXIT.clean;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
    await watcher?.close();
  }
}

/** Watches once all that is there has been looked at: what comes from now on is a change. */
function watching(names: readonly string[], changed: () => void): Promise<FSWatcher> {
  return new Promise((resolve) => {
    const watcher = watchPaths([...names], { ignoreInitial: true, ignored: (name) => isSkipped(path.basename(name)) });
    watcher.on('all', changed).on('ready', () => resolve(watcher));
  });
}

async function anyIsNewer(names: readonly string[], since: number): Promise<boolean> {
  for (const name of names) {
    try {
      if ((await stat(name)).mtimeMs > since) return true;
    } catch {
      // It is not there: when it comes, that is a change.
    }
  }
  return false;
}

/** What nobody keeps captures in. */
function isSkipped(name: string): boolean {
  return name === 'node_modules' || (name.startsWith('.') && name !== '.' && name !== '..');
}

interface ChangeSignal {
  readonly happened: () => void;
  readonly end: () => void;
  /** Waits until something has changed and all is quiet; `false` at the end. What happened meanwhile is not lost. */
  next(): Promise<boolean>;
}

function changeSignal(): ChangeSignal {
  let state: 'quiet' | 'changed' | 'ended' = 'quiet';
  let wake = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  return {
    happened() {
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (state === 'quiet') state = 'changed';
        wake();
      }, QUIET_MS);
    },
    end() {
      clearTimeout(timer);
      state = 'ended';
      wake();
    },
    async next() {
      if (state === 'quiet') await new Promise<void>((resolve) => (wake = resolve));
      const changed = state !== 'ended';
      if (changed) state = 'quiet';
      return changed;
    },
  };
}
