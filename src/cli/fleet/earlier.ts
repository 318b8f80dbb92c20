import { createReadStream } from 'node:fs';
import { isAtLeast, type FailLevel } from '../../analysis/index';
import { EXIT, type ExitCode } from '../exit-code';
import { describeReadError } from '../input/read-source';
import { unreadable, type Unreadable } from '../input/unreadable';
import { pieces } from '../ndjson/pieces';
import { readLine, type ReadLine } from '../ndjson/read-line';

/** What an earlier output tells. */
export interface Earlier {
  readonly kind: 'earlier';
  /** Names that need no review: all their lines are there. */
  readonly finished: ReadonlySet<string>;
  /** What the run would end with if it were only for them. */
  readonly code: ExitCode;
  /** Bytes of the file up to the end of the last name that is finished. What follows was cut off by the end of that run. */
  readonly whole: number;
  readonly size: number;
}

/** The fail level of a source. */
export type LevelOf = (source: string) => Promise<FailLevel>;

const LONGEST_LINE = 2 ** 28;
const BEGINNING = '{"formatVersion":1,"tool":{"name":"tdxmem"';

/**
 * Reads the NDJSON of an earlier run, whose last lines may be missing. What is no such output is refused: it may be cut.
 * @param levelOf The least severity that makes the review of a source fail now.
 */
export async function readEarlier(file: string, levelOf: LevelOf): Promise<Earlier | Unreadable> {
  const finished = new Set<string>();
  let code: ExitCode = EXIT.clean;
  let whole = 0;
  let size = 0;
  let number = 0;
  try {
    for await (const piece of pieces(createReadStream(file) as AsyncIterable<Buffer>, 10, LONGEST_LINE)) {
      number += 1;
      size = piece.end;
      const text = piece.kind === 'piece' ? piece.bytes.toString('utf8') : '';
      const line = piece.ended ? readLine(text) : undefined;
      if (line === undefined) {
        if (!piece.ended && isBeginning(text)) continue;
        return unreadable(`Its line ${number} is not of tdxmem check --format ndjson. Name an earlier output, or leave out --resume.`);
      }
      code = worse(code, await codeOf(line, levelOf));
      if (!line.last) continue;
      finished.add(line.file);
      whole = piece.end;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'earlier', finished, code, whole, size };
    return unreadable(describeReadError(error));
  }
  return { kind: 'earlier', finished, code, whole, size };
}

function isBeginning(text: string): boolean {
  return text.startsWith(BEGINNING) || BEGINNING.startsWith(text);
}

async function codeOf({ file, error, review }: ReadLine, levelOf: LevelOf): Promise<ExitCode> {
  if (error !== undefined) return EXIT.failed;
  if (review === undefined || review.findings.length === 0) return EXIT.clean;
  const failOn = await levelOf(review.source ?? file);
  const reached = review.findings.some(({ severity, suppressed }) => !suppressed && failOn !== 'never' && isAtLeast(severity, failOn));
  return reached ? EXIT.findings : EXIT.clean;
}

export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
