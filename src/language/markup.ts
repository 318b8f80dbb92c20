import type { Place } from '../analysis/index';

/** A piece of a line. Text is text: whatever a dump holds, it is never read as markup. */
export type Inline =
  | string
  | { readonly code: string }
  | { readonly strong: string }
  /** Leads to another place of the evidence. */
  | { readonly text: string; readonly place: Place }
  /** Leads to the page that explains a finding. */
  | { readonly text: string; readonly finding: string };

export type Line = readonly Inline[];

/** What is shown beside the text: paragraphs and lists, as data. */
export type Block = { readonly kind: 'paragraph'; readonly line: Line } | { readonly kind: 'list'; readonly items: readonly Line[] };

export type Markup = readonly Block[];

export function paragraph(...line: Line): Block {
  return { kind: 'paragraph', line };
}

/** Nothing for a list without items. */
export function list(items: readonly Line[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }];
}
