import type { SourceText } from '../../base/source';
import { isNamedText } from '../live/named-text';
import { lineReaders } from './registry';
import { unwrap } from './unwrap';

/** How far into a text recognition looks: a serial log may begin with a long firmware chapter. */
const LOOK_INTO = 512 * 1024;

const SIGNS: readonly RegExp[] = lineReaders.flatMap(({ sign }) => sign ?? []);

/** Whether a text holds lines that a review could use. The first half megabyte decides. */
export function looksLikeCapture(source: SourceText): boolean {
  const { text } = source;
  const head = text.length > LOOK_INTO ? text.slice(0, LOOK_INTO) : text;
  const plain = unwrap(head).text;
  return SIGNS.some((sign) => sign.test(plain)) || isNamedText(source);
}
