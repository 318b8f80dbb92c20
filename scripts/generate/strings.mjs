// Writes l10n/bundle.l10n.json: every string of the extension that VS Code can show in another language, as translators get it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { getL10nJson } from '@vscode/l10n-dev';
import { glob } from 'tinyglobby';

/** @typedef {import('./generator.mjs').Generator} Generator */

/** @type {readonly Generator[]} */
export const strings = [
  {
    path: 'l10n/bundle.l10n.json',
    slow: true,
    async produce(root) {
      const names = (await glob('src/extension/**/*.ts', { cwd: root })).sort();
      const contents = await Promise.all(names.map((name) => readFile(path.join(root, name), 'utf8')));
      const found = await getL10nJson(contents.map((text) => ({ extension: '.ts', contents: text })));
      const sorted = Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1));
      return `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`;
    },
  },
];
