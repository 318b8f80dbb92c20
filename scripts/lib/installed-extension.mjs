import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from '../../tools/lib/run.mjs';
import { packageExtension } from './vsix.mjs';

/**
 * Packs the extension and installs it as a user would.
 * @param {import('./vscode-executable.mjs').VscodeExecutable} vscode
 * @param {string} folder For what is made on the way.
 * @param {string} extensions Where it goes.
 */
export async function installPackaged({ command: [program, ...first] }, folder, extensions) {
  const vsix = path.join(folder, 'extension.vsix');
  if (!(await packageExtension(vsix))) throw new Error('The .vsix could not be packed.');
  const { code, output } = await run(
    program,
    [...first, '--install-extension', vsix, '--extensions-dir', extensions, '--user-data-dir', path.join(folder, 'install-data'), '--server-data-dir', path.join(folder, 'install-data')],
    { output: 'hide' },
  );
  if (code !== 0) throw new Error(`The .vsix could not be installed:\n${output}`);
}

/**
 * VS Code runs a suite only beside an extension under development: an empty one, so that the installed one is tested.
 * @param {string} folder
 * @returns {string}
 */
export function emptyExtension(folder) {
  const made = path.join(folder, 'empty-extension');
  mkdirSync(made);
  const manifest = { name: 'empty-extension', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(path.join(made, 'package.json'), JSON.stringify(manifest));
  return made;
}
