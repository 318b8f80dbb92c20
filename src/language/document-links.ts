import type { Span } from '../analysis/index';
import type { LanguageIndex } from './language-index';

/** A name of another file, as the text writes it: relative to the folder of the text. */
export interface DocumentLink {
  readonly span: Span;
  readonly name: string;
}

/** The captures that a snapshot names. */
export function documentLinks({ reviews, source }: LanguageIndex): readonly DocumentLink[] {
  const names = reviews.flatMap(({ host }) => host.references ?? []).filter(({ at }) => at.source === source);
  return names.map(({ value, at: { span } }) => ({ span, name: value }));
}
