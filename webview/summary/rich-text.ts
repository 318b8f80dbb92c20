import { element } from '../dom';
import { parts } from '../text/rich';

/** A sentence as nodes, with its addresses set as code. */
export function richText(sentence: string): Node[] {
  return parts(sentence).map(({ code, text }) =>
    code ? element('code', { text }) : document.createTextNode(text),
  );
}
