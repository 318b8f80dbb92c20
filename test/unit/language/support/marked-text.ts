import { lineIndex, review, type Review } from '../../../../src/analysis/index';
import { languageIndex, type LanguageIndex } from '../../../../src/language/index';

/** A text with `‹|›` where a cursor stands, and the offset of each. */
export interface MarkedText {
  readonly text: string;
  readonly cursors: readonly number[];
}

const CURSOR = '‹|›';

export function marked(source: string): MarkedText {
  const parts = source.split(CURSOR);
  const cursors = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join('').length);
  return { text: parts.join(''), cursors };
}

/** The index of one text by itself. */
export function indexOf(text: string, name = 'dmesg.log', reviews: readonly Review[] = review({ name, text })): LanguageIndex {
  return languageIndex({ reviews, source: 0, text, lines: [lineIndex(text)] });
}

/** The index of a text and the offset of its one cursor. */
export function atCursor(source: string, name?: string): readonly [index: LanguageIndex, offset: number] {
  const { text, cursors } = marked(source);
  const [offset] = cursors;
  if (offset === undefined || cursors.length !== 1) throw new Error(`${cursors.length} cursors`);
  return [indexOf(text, name), offset];
}
