import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';
import { remoteUri, workbenchAddress } from '../../tools/vscode-host/address.mjs';
import { installVscodeHost } from '../../tools/vscode-host/install.mjs';
import { startServer } from '../../tools/vscode-host/server.mjs';
import { desktopVscode } from './desktop-vscode.mjs';
import { workspaceFolder } from './workspace-folder.mjs';
import { worstLine } from './worst-line.mjs';

/** @param {string} extensionsFolder */
function linkExtension(extensionsFolder) {
  const { publisher, name, version } = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  symlinkSync(root, path.join(extensionsFolder, `${publisher}.${name}-${version}`), 'junction');
}

/**
 * @param {string} code
 * @param {string} file
 * @param {number} line
 */
async function openOnDesktop(code, file, line) {
  const folder = workspaceFolder(file);
  const result = await run(code, [`--extensionDevelopmentPath=${root}`, '--new-window', ...(folder === undefined ? [] : [folder]), '--goto', `${file}:${line}`]);
  if (result.code !== 0) throw new Error(`${code} ended with ${result.code}. TDXMEM_START=server opens VS Code in the browser instead.`);
  console.log("\nOpened in VS Code. For the map run 'TDX Memory: Open Map', or click its icon in the editor's title.");
}

/**
 * Serves a VS Code with this extension, and gives the address at which it shows a file with the map beside it.
 * @param {string} file
 * @param {number} line
 * @param {Record<string, unknown>} [settings]
 */
export async function serveFile(file, line, settings = {}) {
  await installVscodeHost();
  const server = await startServer({
    addExtensions: linkExtension,
    // The map needs the room more than a picture of the text does.
    settings: { 'tdxMemory.map.openAutomatically': true, 'editor.minimap.enabled': false, ...settings },
  });
  const address = workbenchAddress(server, {
    folder: workspaceFolder(file),
    payload: [['openFile', `${remoteUri(server, file)}:${line}:1`], ['gotoLineMode', 'true']],
  });
  return { address, stop: server.stop };
}

/**
 * @param {string} file
 * @param {number} line
 */
async function openInBrowser(file, line) {
  const { address } = await serveFile(file, line);
  console.log(`\nOpen this address for ${path.basename(file)} with its diagnostics, and the map beside it (Ctrl+C ends VS Code):\n\n  ${address}\n`);
}

/**
 * Shows a file in VS Code with this extension: the desktop one where there is one, else a server until Ctrl+C.
 * @param {string} file
 */
export async function openInVscode(file) {
  const code = desktopVscode();
  const line = await worstLine(file);
  if (code === undefined) await openInBrowser(file, line);
  else await openOnDesktop(code, file, line);
}
