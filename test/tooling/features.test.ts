import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

interface Row {
  readonly feature: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** The rows of every table of a page: feature, in short, tests. */
function rows(page: string): readonly Row[] {
  const lines = page.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Feature |'));
  return lines.map((line) => {
    const [feature = '', , cell = ''] = line.slice(2).split(' | ');
    return { feature, tests: [...cell.matchAll(/`([^`]+)`: “([^”]+)”/g)].map(([, file = '', title = '']) => ({ file, title })) };
  });
}

/** What of a row is not there, in words. */
function missing({ feature, tests }: Row): readonly string[] {
  if (tests.length === 0) return [`${feature} names no test`];
  return tests.flatMap(({ file, title }) => {
    if (!existsSync(path.join(root, file))) return [`${feature}: there is no ${file}`];
    const titles = [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:\btest\(|^\s*\]\)\(|\)\()'((?:[^'\\]|\\.)*)'/gm)].map((match) => match[1]);
    return titles.includes(title) ? [] : [`${feature}: ${file} has no test “${title}”`];
  });
}

describe('docs/features.md', () => {
  const table = rows(readFileSync(path.join(root, 'docs/features.md'), 'utf8'));

  test('names for every feature a test that there is', () => {
    expect(table.length).toBeGreaterThan(30);
    expect(table.flatMap(missing)).toEqual([]);
  });

  test.each([
    ['| Hover | In short | nothing |', 'Hover names no test'],
    ['| Hover | In short | `test/no.test.ts`: “a” |', 'Hover: there is no test/no.test.ts'],
    ['| Hover | In short | `test/tooling/features.test.ts`: “a” |', 'Hover: test/tooling/features.test.ts has no test “a”'],
  ])('%s would be found', (line, told) => {
    expect(rows(line).flatMap(missing)).toEqual([told]);
  });
});
