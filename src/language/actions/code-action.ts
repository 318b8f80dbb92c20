import type { Finding, ProfileId, Review, Span } from '../../analysis/index';
import type { LanguageIndex } from '../language-index';
import type { TextEdit } from './json-edit';

/** What an action changes. Nothing is changed before somebody chooses it. */
export type Change =
  /** This text. `select` is what the cursor selects afterwards: a part that waits for a person's word. */
  | { readonly kind: 'edit'; readonly edits: readonly TextEdit[]; readonly select?: Span }
  /** A new document beside this one: `newDocument` makes its text when it is wanted, which for a large log takes a while. */
  | NewDocument
  /** The setting `kernelProfile`: a log itself names none. */
  | { readonly kind: 'profile'; readonly profile: ProfileId }
  /** The setting `severity`: this finding is off. */
  | { readonly kind: 'turn-off'; readonly code: string };

/** A snapshot of one boot. */
export interface NewDocument {
  readonly kind: 'create';
  /** `dmesg.tdxmem.json`. */
  readonly name: string;
  /** The boot's place among the reviews. */
  readonly review: number;
  /** What it gets for a list of CMRs, where the boot has none: that of another review, or a place for one. */
  readonly cmrs?: { readonly from: number } | 'empty';
}

export interface CodeAction {
  readonly title: string;
  /** `fix-all` is safe to run on saving. */
  readonly kind: 'quick-fix' | 'fix-all' | 'source';
  /** The finding that it is about. */
  readonly finding?: Finding;
  /** Set where it is the one right answer to the finding. */
  readonly preferred?: true;
  readonly change: Change;
}

/** A finding at the cursor, and where it comes from. */
export interface AtFinding {
  readonly index: LanguageIndex;
  readonly review: Review;
  readonly finding: Finding;
}

export function isSnapshot({ format }: Review, { reviews }: LanguageIndex): boolean {
  return format === 'snapshot' && reviews.length === 1;
}
