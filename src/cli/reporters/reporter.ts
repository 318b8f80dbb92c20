import type { LineIndex, Review } from '../../analysis/index';

/** One review with what turns its offsets into lines: one index per source, in the order of `review.sources`. */
export interface Reviewed {
  readonly review: Review;
  readonly lines: readonly LineIndex[];
}

export interface ReportOptions {
  readonly version: string;
  readonly color: boolean;
  /** Every row and every finding, however many. */
  readonly full: boolean;
}

/** One way to print what was found. The same reviews always give the same bytes. */
export interface Reporter {
  /** What `--format` names. */
  readonly id: string;
  /** All of standard output, with a line end at its end. */
  print(reviews: readonly Reviewed[], options: ReportOptions): string;
}
