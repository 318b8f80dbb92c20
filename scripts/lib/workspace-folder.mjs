import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/**
 * The folder to open a file in: its own, but none where VS Code would search and watch far too much.
 * @param {string} file
 * @returns {string | undefined}
 */
export function workspaceFolder(file) {
  const folder = path.dirname(file);
  const tooLarge = [path.parse(folder).root, homedir(), path.dirname(homedir()), tmpdir()];
  return tooLarge.includes(folder) ? undefined : folder;
}
