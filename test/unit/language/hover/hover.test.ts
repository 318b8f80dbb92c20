import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hoverAt, printText } from '../../../../src/language/index';
import { indexOf } from '../support/marked-text';

const folder = path.join(import.meta.dirname, 'fixtures');

interface Fixture {
  readonly text: string;
  /** Where the cursor stands, what is covered and what is shown. */
  readonly hovers: readonly { readonly at: number; readonly words: string; readonly shown: string }[];
}

/**
 * Below a line, `#^` stands under the place of the cursor; the lines `#= ` behind it say what is covered, `#: ` what is shown.
 * `#-` instead of both: nothing is shown.
 */
function parse(source: string): Fixture {
  const lines: string[] = [];
  const hovers: { at: number; words: string; shown: string }[] = [];
  let length = 0;
  let before = 0;
  for (const line of source.split('\n')) {
    const last = hovers.at(-1);
    if (/^# *\^/.test(line)) hovers.push({ at: before + line.indexOf('^'), words: '', shown: '' });
    else if (line.startsWith('#= ') && last !== undefined) last.words = line.slice(3);
    else if ((line === '#:' || line.startsWith('#: ')) && last !== undefined) last.shown += `${line.slice(3)}\n`;
    else if (line !== '#-') {
      before = length;
      length += line.length + 1;
      lines.push(line);
    }
  }
  return { text: lines.join('\n'), hovers };
}

describe.each(readdirSync(folder))('%s', (file) => {
  const { text, hovers } = parse(readFileSync(path.join(folder, file), 'utf8'));
  const index = indexOf(text, file);

  test('it has cursors', () => {
    expect(hovers.length).toBeGreaterThan(0);
  });

  test.each(hovers)('at $at: $words', ({ at, words, shown }) => {
    const hover = hoverAt(index, at);
    const found = hover === undefined ? { words: '', shown: '' } : { words: text.slice(hover.span.start, hover.span.end), shown: `${printText(hover.markup)}\n` };
    expect(found).toEqual({ words, shown });
  });
});
