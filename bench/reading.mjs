import { loadBundle } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { asMs, asRatio, compare } from './lib/measure.mjs';

const BYTES = 8e6;
const REPEATS = 3;

/**
 * What is used of the core.
 * @typedef {object} Core
 * @property {(source: { name: string, text: string }, index: number) => unknown} readCapture
 * @property {Readonly<Record<string, string>>} SNIPPETS
 */

const EXPORTS = `export { readCapture } from './src/analysis/formats/capture/capture';
export { SNIPPETS } from './test/properties/support/snippets';`;

/** How fast each kind of text is read, against splitting it into lines. Here every line is one that says something. */
export const reading = {
  name: 'reading',
  run: () =>
    inFolder(async (folder) => {
      const { readCapture, SNIPPETS } = /** @type {Core} */ (await loadBundle(folder, EXPORTS));
      /** @type {{ readonly kind: string, readonly ms: number, readonly ratio: number }[]} */
      const rows = [];
      for (const [kind, snippet] of Object.entries(SNIPPETS)) {
        const text = snippet.repeat(Math.ceil(BYTES / snippet.length));
        const source = { name: 'x', text };
        const { subject, ratio } = await compare({ subject: () => readCapture(source, 0), baseline: () => text.split('\n'), repeats: REPEATS });
        rows.push({ kind, ms: subject.median / (text.length / 1e6), ratio: ratio.median });
      }
      rows.sort((a, b) => a.ms - b.ms);
      console.log(`${'kind'.padEnd(26)}${'for 1 MB'.padStart(10)}${'MB/s'.padStart(8)}${'ratio'.padStart(8)}`);
      for (const { kind, ms, ratio } of rows) console.log(`${kind.padEnd(26)}${asMs(ms).padStart(10)}${(1000 / ms).toFixed(0).padStart(8)}${asRatio(ratio).padStart(8)}`);
      const median = rows[Math.floor(rows.length / 2)];
      const worst = rows.at(-1);
      if (median !== undefined && worst !== undefined) console.log(`worst against median: ${asRatio(worst.ms / median.ms)} (${worst.kind})`);
    }),
};
