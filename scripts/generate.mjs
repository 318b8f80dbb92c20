// Writes the generated files that are kept in the repository: node scripts/generate.mjs [--check] [--quick]
// With --check nothing is written; a file that differs from what would be generated is named, and the exit code is 1.
// With --quick those that take seconds are left as they are.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { commandLinePage } from './generate/command-line-page.mjs';
import { configSchema } from './generate/config-schema.mjs';
import { findingsPage } from './generate/findings-page.mjs';
import { libraryTypes } from './generate/library-types.mjs';
import { manifest } from './generate/manifest.mjs';
import { manualPage } from './generate/manual-page.mjs';
import { snapshotValidator } from './generate/snapshot-validator.mjs';
import { strings } from './generate/strings.mjs';

/** @typedef {import('./generate/generator.mjs').Generator} Generator */

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Every generated file. A new one is one module in generate/ and one line here.
 * @type {readonly Generator[]}
 */
const generators = [...snapshotValidator, ...configSchema, ...findingsPage, ...manifest, ...libraryTypes, ...commandLinePage, ...manualPage, ...strings];

/** @param {string} file */
async function committed(file) {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {{ check: boolean, quick: boolean }} mode */
async function main({ check, quick }) {
  /** @type {string[]} */
  const stale = [];
  for (const { path: name, slow = false, produce } of generators) {
    if (slow && quick) continue;
    const file = path.join(root, name);
    const text = await produce(root);
    if ((await committed(file)) === text) continue;
    if (check) stale.push(name);
    else await writeFile(file, text);
  }
  for (const name of stale) console.error(`${name} is not up to date: run \`npm run generate\` and commit the result.`);
  return stale.length === 0 ? 0 : 1;
}

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, quick: { type: 'boolean', default: false } } });
process.exitCode = await main(values);
