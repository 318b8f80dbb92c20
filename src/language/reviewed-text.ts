import type { LineIndex, Review } from '../analysis/index';

/** One text that an editor shows, with all that was found out about it. */
export interface ReviewedText {
  /** One per boot; the text may be one of several sources of each. */
  readonly reviews: readonly Review[];
  /** Which of the sources the text is: the index that places carry. */
  readonly source: number;
  readonly text: string;
  /** The lines of every source, by the index that places carry: they name other places. */
  readonly lines: readonly LineIndex[];
}
