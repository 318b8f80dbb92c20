import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { lanes } from '../../../src/analysis/map/registry';
import { keyBindings } from '../../../webview/input/keys';

const page = readFileSync(path.resolve(import.meta.dirname, '../../../docs/map.md'), 'utf8');

/** The rows of the table below a heading, without those of its head. */
function rowsBelow(heading: string): readonly string[] {
  const [, section = ''] = page.split(`\n## ${heading}\n`);
  return (section.split('\n## ')[0] ?? '').split('\n').filter((line) => line.startsWith('| ')).slice(1);
}

test('docs/map.md lists every key, as the help does', () => {
  expect(rowsBelow('Keys')).toEqual(keyBindings.map(({ shown, what }) => `| ${shown.map((key) => `\`${key}\``).join(' ')} | ${what} |`));
});

test('docs/map.md lists every lane, as the map explains it', () => {
  expect(rowsBelow('Lanes')).toEqual(lanes.map(({ title, about }) => `| ${title} | ${about} |`));
});
