import type { GivenChoice } from '../config/settle';
import type { ExitCode } from '../exit-code';

/** What a worker is asked: one name of a list. Plain data, since it is posted. */
export interface Job extends GivenChoice {
  readonly file: string;
  /** One configuration for all names; `false` for none at all; else the nearest of each. */
  readonly config?: string | false;
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
