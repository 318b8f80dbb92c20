// From a fresh clone to a reviewed boot log in VS Code: npm start [-- FILE]
//   TDXMEM_START=server|desktop   forces VS Code's server in the browser, or the desktop VS Code on PATH
import { existsSync } from 'node:fs';
import path from 'node:path';
import { exitWithParent } from '../tools/lib/exit-with-parent.mjs';
import { root } from '../tools/lib/root.mjs';
import { run } from '../tools/lib/run.mjs';
import { setup } from './setup.mjs';

const DEFAULT_FILE = 'samples/emerald-rapids-fragmented.log';

/**
 * @param {string} script
 * @param {readonly string[]} [args]
 */
async function step(script, args = []) {
  const { code } = await run(process.execPath, [path.join(root, script), ...args], { cwd: root });
  return code === 0;
}

/** npm runs scripts in the project's folder; a path the user typed is meant from where it was typed. */
function fileToOpen() {
  const given = process.argv[2];
  return given === undefined ? path.join(root, DEFAULT_FILE) : path.resolve(process.env['INIT_CWD'] ?? process.cwd(), given);
}

async function main() {
  const file = fileToOpen();
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  await setup();
  if (!(await step('scripts/build.mjs'))) throw new Error('The build failed.');
  // The review is worth reading whatever it finds: its exit code says only what it found.
  // The sample is named as in the repository, the user's file as it is found from anywhere.
  const name = path.relative(root, file);
  await step('dist/cli/main.cjs', ['check', name.startsWith('..') || path.isAbsolute(name) ? file : name]);
  const { openInVscode } = await import('./lib/open.mjs');
  await openInVscode(file);
}

exitWithParent();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
