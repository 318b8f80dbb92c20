import type { FailLevel, Finding, LineIndex, Review, SourceText, Span } from '../../analysis/index';

/** One review with what turns its offsets into lines: one index per source, in the order of `review.sources`. */
export interface Reviewed {
  readonly review: Review;
  readonly lines: readonly LineIndex[];
  /** Least severity that makes it fail; `error` when absent. */
  readonly failOn?: FailLevel;
  /** What can be edited in answer to its findings; absent where nobody asked. */
  readonly fixes?: readonly SuggestedFix[];
  /** What a baseline knows of each of its findings, in their order; absent where there is no baseline. */
  readonly baselineStates?: readonly BaselineState[];
}

/** Whether a finding is in the baseline. */
export type BaselineState = 'new' | 'unchanged';

/** Findings of one kind that a baseline knows and that are not there any more. */
export interface AbsentFinding {
  readonly code: string;
  /** As it was reviewed. */
  readonly source: string;
  /** The memory that they were about, where they were about memory; hex. */
  readonly base?: string;
  readonly size?: string;
  readonly count: number;
}

/** What can be edited in answer to the findings of each of the reviews of these sources. */
export type FixFinder = (reviews: readonly Review[], sources: readonly SourceText[], lines: readonly LineIndex[]) => readonly (readonly SuggestedFix[])[];

/** Edits of one source that answer a finding. */
export interface SuggestedFix {
  readonly title: string;
  /** It has the finding's code and place. */
  readonly finding: Pick<Finding, 'code' | 'at'>;
  readonly source: number;
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

export interface ReportOptions {
  readonly version: string;
  readonly color: boolean;
  /** Every row and every finding, however many. */
  readonly full: boolean;
  /** What could not be reviewed, `NAME: why`: for formats whose readers see no standard error. */
  readonly unread?: readonly string[];
  /** What the baseline knows and what is gone; absent where there is no baseline. */
  readonly absent?: readonly AbsentFinding[];
}

/** One way to print what was found. The same reviews always give the same bytes. */
export interface Reporter {
  /** What `--format` names. */
  readonly id: string;
  /** All of standard output, with a line end at its end. */
  print(reviews: readonly Reviewed[], options: ReportOptions): string;
}
