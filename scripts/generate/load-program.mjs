// The command line as commander knows it, for what describes it: the manual page and docs/command-line.md.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('commander').Command} Command */

/** @type {Map<string, Promise<Command>>} */
const loaded = new Map();

/**
 * @param {string} root
 * @returns {Promise<Command>}
 */
export function loadProgram(root) {
  const known = loaded.get(root) ?? load(root);
  loaded.set(root, known);
  return known;
}

/**
 * @param {string} root
 * @returns {Promise<Command>}
 */
async function load(root) {
  // commander is CommonJS, so the bundle has to be a file that Node loads as such.
  const folder = await mkdtemp(path.join(root, 'node_modules/.tdxmem-program-'));
  try {
    const outfile = path.join(folder, 'program.cjs');
    await build({ entryPoints: [path.join(root, 'src/cli/arguments.ts')], bundle: true, format: 'cjs', platform: 'node', outfile, mainFields: ['module', 'main'], loader: { '.sh': 'text' } });
    const { describedProgram } = await import(pathToFileURL(outfile).href);
    return describedProgram();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * What `--help` prints, in two parts: what commander makes of the declarations, and the words that follow.
 * @param {Command} command
 */
export function helpOf(command) {
  const made = command.helpInformation();
  let all = '';
  command.configureOutput({ writeOut: (text) => (all += text) });
  command.outputHelp();
  return { made: made.trimEnd(), after: all.slice(made.length).trim() };
}
