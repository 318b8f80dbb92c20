import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** @typedef {import('./server.mjs').Server} Server */

/**
 * How the workbench in the browser names a file of the server's machine.
 * @param {Server} server
 * @param {string} file
 */
export function remoteUri({ authority }, file) {
  return `vscode-remote://${authority}${pathToFileURL(path.resolve(file)).pathname}`;
}

/**
 * The address of a workbench window.
 * @param {Server} server
 * @param {{ folder?: string | undefined, workspace?: string, payload?: readonly (readonly [string, string])[] }} what A folder, or the file of a workspace of several; without either the window is empty.
 */
export function workbenchAddress({ authority, token }, { folder, workspace, payload = [] }) {
  const address = new URL(`http://${authority}/`);
  address.searchParams.set('tkn', token);
  if (workspace !== undefined) address.searchParams.set('workspace', path.resolve(workspace));
  else if (folder !== undefined) address.searchParams.set('folder', path.resolve(folder));
  else address.searchParams.set('ew', 'true');
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}
