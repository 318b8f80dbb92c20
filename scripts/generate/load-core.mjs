// The analysis as a module that a generator can ask. The bundle is made anew: a generator must not trust an older build.
import { build } from 'esbuild';
import path from 'node:path';

/**
 * @typedef {object} Check
 * @property {string} code
 * @property {string} title
 * @property {string} severity
 * @property {readonly string[]} needs
 * @property {boolean} endsInitialisation
 * @property {{ when: string, consequence: string, next: string, source: string }} explanation
 */
/** @typedef {{ id: string, title: string, description: string }} Profile */
/** @typedef {{ checks: readonly Check[], profiles: readonly Profile[], describeNeeds: (check: Check) => readonly string[] }} Core */

/** @type {Map<string, Promise<Core>>} */
const loaded = new Map();

/**
 * @param {string} root
 * @returns {Promise<Core>}
 */
export function loadCore(root) {
  const known = loaded.get(root) ?? load(root);
  loaded.set(root, known);
  return known;
}

/**
 * @param {string} root
 * @returns {Promise<Core>}
 */
async function load(root) {
  const bundle = await build({
    entryPoints: [path.join(root, 'src/analysis/index.ts')],
    bundle: true,
    format: 'esm',
    platform: 'node',
    write: false,
    mainFields: ['module', 'main'],
  });
  const code = bundle.outputFiles[0]?.text ?? '';
  return import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
}
