import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildAll } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { compare, printComparison } from './lib/measure.mjs';

const REPEATS = 15;

/** Loads a bundle of the extension with a `vscode` that takes everything and does nothing. */
const LOAD_EXTENSION = `
const Module = require('node:module');
const anything = new Proxy(function () {}, { get: (_, key) => (key === Symbol.toPrimitive ? () => '' : anything), apply: () => anything, construct: () => anything });
// A bundle copies what a module owns; what it inherits is found all the same.
const vscode = Object.create(anything);
const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
require(process.argv[2]);
`;

/** Starting Node with what ships, against starting Node with nothing. */
export const startUp = {
  name: 'start-up',
  run: () =>
    inFolder(async (folder) => {
      await buildAll(folder);
      const nothing = path.join(folder, 'nothing.cjs');
      const extension = path.join(folder, 'load-extension.cjs');
      writeFileSync(nothing, '');
      writeFileSync(extension, LOAD_EXTENSION);
      const baseline = () => run(nothing);
      const names = { subject: 'node with it', baseline: 'node alone' };
      const cli = await compare({ subject: () => run(path.join(folder, 'dist/cli/main.cjs'), '--version'), baseline, repeats: REPEATS });
      printComparison('The command line: tdxmem --version', names, cli);
      const host = await compare({ subject: () => run(extension, path.join(folder, 'dist/extension/node.js')), baseline, repeats: REPEATS });
      printComparison('The extension: evaluating its module, without activation', names, host);
    }),
};

/** @param {readonly string[]} args */
function run(...args) {
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`);
  return status;
}
