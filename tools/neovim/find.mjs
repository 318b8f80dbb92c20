import { existsSync } from 'node:fs';
import { installDebianPackage } from '../lib/debian-package.mjs';
import { onPath } from '../lib/on-path.mjs';
import { withProgress } from '../lib/progress.mjs';

/**
 * A Neovim that tests can drive: one that is there, else one from Debian's packages.
 * @returns {Promise<string>} Its path.
 * @throws When none can be had; the message says what was tried.
 */
export async function findNeovim() {
  const given = process.env['NVIM_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`NVIM_PATH names ${given}, which does not exist.`);
    return given;
  }
  const installed = onPath('nvim');
  if (installed !== undefined) return installed;
  try {
    return await withProgress('Installing Neovim from Debian packages', () => installDebianPackage(['neovim'], () => 'nvim'));
  } catch (error) {
    throw new Error(`No Neovim. Install one, or name it in NVIM_PATH. nvim is not on PATH, and ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}
