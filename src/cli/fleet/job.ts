import type { ProfileId, Severity } from '../../analysis/index';
import type { ExitCode } from '../exit-code';

/** What a worker is asked: one name of a list. Plain data, since it is posted. */
export interface Job {
  readonly file: string;
  readonly kernel: ProfileId | 'auto';
  readonly failOn: Severity;
}

/** What became of it. */
export interface Done {
  /** Lines of NDJSON in UTF-8. */
  readonly lines: Uint8Array<ArrayBuffer>;
  /** What the run would end with if there were nothing else. */
  readonly code: ExitCode;
}

export type FromWorker =
  /** It is loaded: what ends it from now on is due to a job. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'done'; readonly done: Done };
