import { existsSync } from 'node:fs';
import { installDebianPackage } from '../lib/debian-package.mjs';
import { onPath } from '../lib/on-path.mjs';
import { withProgress } from '../lib/progress.mjs';
import { run } from '../lib/run.mjs';

/**
 * A GNU parallel that tests can run: one that is there, else one from Debian's packages.
 * @returns {Promise<string>} Its path.
 * @throws When none can be had; the message says what was tried.
 */
export async function findParallel() {
  const given = process.env['PARALLEL_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`PARALLEL_PATH names ${given}, which does not exist.`);
    return given;
  }
  const installed = onPath('parallel');
  // The package moreutils has another program of this name.
  if (installed !== undefined && (await run(installed, ['--version'], { output: 'hide' })).output.startsWith('GNU parallel')) return installed;
  try {
    return await withProgress('Installing GNU parallel from Debian packages', () => installDebianPackage(['parallel'], () => 'parallel'));
  } catch (error) {
    throw new Error(`No GNU parallel. Install one, or name it in PARALLEL_PATH. It is not on PATH, and ${error instanceof Error ? error.message : String(error)}.`, { cause: error });
  }
}
