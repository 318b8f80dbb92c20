import { plainText, type PlainText, type Replacement } from './plain-text';

/** Colours, cursor movements and screen modes, as `dmesg --color=always` and a serial console leave them. */
// oxlint-disable-next-line no-control-regex
const ESCAPES = /\u001b(?:\[[\d;?=<>]{0,24}[A-Za-z]|[()][A-Z0-9]|[78=>cDEHM])/g;

/** A text without terminal escapes; `undefined` when there are none. */
export function withoutEscapes(text: string): PlainText | undefined {
  return text.includes('\u001b') ? plainText(text, escapesIn(text)) : undefined;
}

function* escapesIn(text: string): Iterable<Replacement> {
  for (const match of text.matchAll(ESCAPES)) yield { start: match.index, end: match.index + match[0].length, by: '' };
}
