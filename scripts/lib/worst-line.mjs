import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';
import { cliFile } from './bundles.mjs';

/** @typedef {{ readonly reviews: readonly { readonly findings: readonly { readonly startLine: number | null }[] }[] }} Report */

/**
 * The line a reader should see first: that of the worst finding, which a report names first.
 * @param {string} file
 * @returns {Promise<number>} From 1; the first line where nothing is found, or nothing can be read.
 */
export async function worstLine(file) {
  const { output } = await run(process.execPath, [path.join(root, cliFile), 'check', '--format', 'json', file], { output: 'hide' });
  try {
    const { reviews } = /** @type {Report} */ (JSON.parse(output));
    return reviews.flatMap(({ findings }) => findings).find(({ startLine }) => startLine !== null)?.startLine ?? 1;
  } catch {
    return 1;
  }
}
