import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bootLog } from './lib/boot-log.mjs';
import { loadBundle } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { asMib, compare, printComparison, retained, shown } from './lib/measure.mjs';

const BYTES = 100e6;
const REPEATS = 9;

/**
 * What is used of the core.
 * @typedef {object} Core
 * @property {(source: { name: string, text: string }) => readonly { verdict: { kind: string }, memlist?: readonly unknown[], findings: readonly unknown[] }[]} review
 */

/** The review of a large boot log, against splitting the same text into lines. */
export const logReview = {
  name: 'log-review',
  run: () =>
    inFolder(async (folder) => {
      const file = path.join(folder, 'dmesg.log');
      const { lines, relevant } = writeLog(file);
      // As the command line reads it: one flat string, one byte for each character.
      const text = readFileSync(file, 'utf8');
      const { review } = /** @type {Core} */ (await loadBundle(folder, "export { review } from './src/analysis/index';"));
      const source = { name: 'dmesg.log', text };
      console.log(`${(text.length / 1e6).toFixed(1)} MB, ${lines} lines, ${relevant} of them (${((100 * relevant) / lines).toFixed(1)} %) relevant`);
      const figures = await compare({ subject: () => review(source), baseline: () => text.split('\n'), repeats: REPEATS });
      printComparison('Review of a boot log under memblock=debug (aim: ratio below 0.5)', { subject: 'review', baseline: "text.split('\\n')" }, figures);
      console.log(`  heap grown      ${shown(figures.heap, asMib)}`);
      console.log(`  heap retained   ${asMib(retained(() => review(source)))}`);
      const [one] = review(source);
      console.log(`  result          ${one?.verdict.kind}, ${one?.memlist?.length} memory list entries, ${one?.findings.length} findings`);
    }),
};

/** @param {string} file */
function writeLog(file) {
  const { lines, relevant } = bootLog(BYTES);
  writeFileSync(file, lines.join(''));
  return { lines: lines.length, relevant };
}
