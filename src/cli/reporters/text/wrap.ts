/** Columns of prose: it survives two levels of quoting in an 80-column mail. */
export const WIDTH = 76;

/** Fills lines with words. `first` begins the first line, `rest` every other; a word longer than a line stays whole. */
export function wrap(text: string, first = '', rest = ''): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of words(text)) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}

/** A range such as `[0x1000, 0x2000)` is one word: people search for it. */
function words(text: string): readonly string[] {
  return text.match(/\[0x[0-9a-f]+, 0x[0-9a-f]+\)\S*|\S+/g) ?? [];
}
