import path from 'node:path';
import { downloadAndUnzipVSCode, resolveCliPathFromVSCodeExecutablePath } from '@vscode/test-electron';
import { root } from '../../tools/lib/root.mjs';
import { hostNode } from '../../tools/vscode-host/host-node.mjs';
import { installVscodeHost } from '../../tools/vscode-host/install.mjs';
import { serverMain } from '../../tools/vscode-host/paths.mjs';

/**
 * @typedef {object} VscodeExecutable
 * @property {string} path What runs a suite.
 * @property {readonly [string, ...string[]]} command What takes `--install-extension`.
 */

/**
 * A VS Code to test in.
 * @param {string} kind `server`, `download` or the path of a desktop VS Code.
 * @returns {Promise<VscodeExecutable>}
 */
export async function executable(kind) {
  if (kind === 'server') {
    await installVscodeHost();
    return { path: path.join(root, 'tools/vscode-host/code-shim.mjs'), command: [hostNode(), serverMain] };
  }
  const desktop = kind === 'download' ? await downloadAndUnzipVSCode(process.env['VSCODE_VERSION'] ?? 'stable') : kind;
  return { path: desktop, command: [resolveCliPathFromVSCodeExecutablePath(desktop)] };
}
