/** Fonts that are on most machines; the first that is there is used. */
export const SANS = 'Helvetica, Arial, "Liberation Sans", "DejaVu Sans", sans-serif';
export const MONO = 'Menlo, Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace';
export const TEXT_PX = 11;

/** Nobody knows here which font will be there: widths, in parts of the size, are those of a wide one. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/[ijlI.,:;'|!· ]/u, 0.34],
  [/[ftr()[\]{}/\\"-]/u, 0.42],
  [/[mwMW@%]/u, 0.97],
  [/[A-HJ-LN-VX-Z]/u, 0.7],
  [/[ -~–−…]/u, 0.64],
];
const WIDEST = 1.05;
const MONO_WIDTH = 0.61;

/** Pixels that a text takes at most. Addresses are set in a font of even widths. */
export function measure(text: string, size = TEXT_PX): number {
  if (text.startsWith('0x')) return text.length * MONO_WIDTH * size;
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width * size;
}

function widthOf(character: string): number {
  return WIDTHS.find(([characters]) => characters.test(character))?.[1] ?? WIDEST;
}

/** As much of a text as has room, with an ellipsis where that is not all. */
export function cut(text: string, width: number, size = TEXT_PX): string {
  if (measure(text, size) <= width) return text;
  let shown = '';
  let taken = widthOf('…') * size;
  for (const character of text) {
    taken += (text.startsWith('0x') ? MONO_WIDTH : widthOf(character)) * size;
    if (taken > width) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}

/** Fills lines with words. A range such as `[0x1000, 0x2000)` is one word; a word that is longer than a line is cut. */
export function wrap(text: string, width: number, size = TEXT_PX): readonly string[] {
  const lines: string[] = [];
  for (const word of text.match(/\[0x[0-9a-f]+, 0x[0-9a-f]+\)\S*|\S+/g) ?? []) {
    const last = lines.at(-1);
    if (last !== undefined && measure(`${last} ${word}`, size) <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(cut(word, width, size));
  }
  return lines;
}
