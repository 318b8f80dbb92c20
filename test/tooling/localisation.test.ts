import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sourceFiles } from '../support/architecture/source-files';

const root = path.resolve(import.meta.dirname, '../..');

function read(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, unknown>;
}

/** Fields of the manifest that VS Code shows. */
const SHOWN = /^(?:title|category|name|contextualTitle|label|description|markdownDescription|contents|displayName|aliases|enumItemLabels|enumDescriptions)$/;

/** Only the first alias of a language is shown; by the others it is found. */
const FURTHER_ALIAS = /\.aliases\.[1-9]/;

/** What is shown of a part of the manifest: its place, and its words. */
function shown(value: unknown, place: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return place.some((field) => SHOWN.test(field)) && !place.includes('media') ? [[place.join('.'), value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, part]) => shown(part, [...place, field]));
}

describe('the manifest', () => {
  const words = read('package.nls.json');
  // Its own name and description are shown on npm too, which knows no keys.
  const places = shown(read('package.json')['contributes']).filter(([place]) => !FURTHER_ALIAS.test(place));
  const keys = places.map(([, value]) => /^%(.+)%$/.exec(value)?.[1]);

  test('every string of the manifest is a key of package.nls.json, and no key is left over', () => {
    expect(places.filter((_, index) => keys[index] === undefined)).toEqual([]);
    expect(new Set(keys)).toEqual(new Set(Object.keys(words)));
  });

  test('no key stands for nothing', () => {
    expect(Object.entries(words).filter(([, text]) => typeof text !== 'string' || text.trim() === '')).toEqual([]);
  });
});

describe('the extension', () => {
  const files = sourceFiles('src/extension');
  /** What VS Code shows as it is given: the first words of a message, or those of a field. */
  const GIVEN = /(?:show(?:Information|Warning|Error)Message|setStatusBarMessage)\(\s*(['"`].*)|\b(?:title|placeHolder|openLabel|saveLabel|failure): (['"`].*)/;

  /** Whether there are words in what is given, beside icons and what is put in. */
  function hasWords(line: string): boolean {
    const given = GIVEN.exec(line)?.slice(1).join('') ?? '';
    const literal = /^(['"`])(.*?)\1/.exec(given.replaceAll(/\$\{[^}]*\}|\$\([\w-]+\)/g, ''))?.[2] ?? '';
    return /[a-z]/i.test(literal);
  }

  test('its words are where translators find them', () => {
    expect(read('package.json')['l10n']).toBe('./l10n');
    expect(Object.keys(read('l10n/bundle.l10n.json'))).toContain('The map could not be opened');
  });

  test('nothing is shown past them', () => {
    const lines = files.flatMap(({ path: name, text }) => text.split('\n').map((line) => ({ name, line: line.trim() })));
    expect(lines.filter(({ line }) => hasWords(line) && !/^(?:\/\*)?\*/.test(line))).toEqual([]);
  });

  test.each(["showErrorMessage('It failed')", "{ title: 'Open', command }", 'failure: `${name} is gone`,'])('%s would be found', (line) => {
    expect(hasWords(line)).toBe(true);
  });

  test('words are given whole: what is put together of parts, no translator can put in order', () => {
    expect(files.filter(({ text }) => /l10n\.t\((?!['"])/.test(text)).map(({ path: name }) => name)).toEqual([]);
  });
});
