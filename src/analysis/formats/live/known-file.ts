import type { Place } from '../../base/span';
import type { LineResult, LogLine } from '../capture/line-reader';

/** A file of a running system that holds one line, which tells something. */
export interface KnownFile {
  /** What its path ends with. */
  readonly path: RegExp;
  /** What the file says. `undefined` where no such file holds these words. `at` is the whole line that shows them, `match` that of the path. */
  read(content: LogLine, at: Place, match: RegExpExecArray): LineResult;
}

/** Files that tell something only together. */
export interface FileGroup {
  readonly path: RegExp;
  /** For one listing of them. */
  collect(): FileCollector;
}

export interface FileCollector {
  /** As a known file's. */
  read(content: LogLine, at: Place, match: RegExpExecArray): LineResult;
  /** What is left to tell when no more of them follow. */
  end(): LineResult;
}
