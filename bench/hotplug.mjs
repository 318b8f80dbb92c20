import { loadBundle } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { compare, printComparison } from './lib/measure.mjs';
import { seeded, shuffled } from './lib/random.mjs';

const COUNT = 10_000;
const REPEATS = 9;
/** The questions alone are asked until the engine has compiled both sides as far as it ever does. */
const WARM = 101;
const BLOCK = 2 ** 27;
const PAGE = 4096;
/** Each region is eight blocks long and followed by eight blocks of nothing. */
const STEP = BLOCK * 16;

/** @typedef {{ start: number, end: number }} Range */

/**
 * What is used of the core.
 * @typedef {object} Core
 * @property {(source: { name: string, text: string }) => unknown} review
 * @property {(evidence: object) => unknown} askHotplug
 */

const EXPORTS = "export { review } from './src/analysis/index';\nexport { askHotplug } from './src/analysis/kernel/hotplug-questions';";

/** Whether each of many ranges may go online, against sorting the ranges twice. */
export const hotplug = {
  name: 'hotplug',
  run: () =>
    inFolder(async (folder) => {
      const core = /** @type {Core} */ (await loadBundle(folder, EXPORTS));
      const random = seeded(2);
      const numbers = Array.from({ length: COUNT }, (_, index) => index);
      const regions = numbers.map((index) => ({ start: (index + 1) * STEP, end: (index + 1) * STEP + BLOCK * 8 }));
      // Half of them lie in a region, half of them begin in one and end in the hole behind it.
      const added = shuffled(regions.map(({ start }) => ({ start: start + BLOCK * (random() < 0.5 ? 0 : 4), size: BLOCK * 8 })), random).map(({ start, size }) => ({ start, end: start + size }));
      const cmrRuns = [{ start: 2 ** 20, end: (COUNT + 2) * STEP }];
      const memlist = regions.map(({ start, end }, region) => ({ startPfn: start / PAGE, endPfn: end / PAGE, node: 0, region }));
      const at = { source: 0, span: { start: 0, end: 0 } };
      const atInit = regions.map((range) => ({ range, node: 0, flags: [], at }));
      const events = added.map((range) => ({ kind: 'memory-event', event: 'hot-add', range, at }));
      // Each time from the order in which they come: what is sorted already costs next to nothing to sort again.
      const baseline = () => [sorted(added), sorted(added)];
      const names = { subject: 'answer', baseline: 'sort twice' };

      const asked = await compare({ subject: () => core.askHotplug({ memlist, regions: atInit, events, blockSize: BLOCK, cmrRuns }), baseline, repeats: WARM });
      printComparison(`${COUNT} ranges of 8 blocks against ${COUNT} regions: the questions alone`, names, asked);

      const text = snapshot(regions, added);
      const source = { name: 'bench.tdxmem.json', text };
      const reviewed = await compare({ subject: () => core.review(source), baseline: () => /** @type {unknown} */ (JSON.parse(text)), repeats: REPEATS });
      printComparison(`The same as a snapshot of ${(text.length / 1e6).toFixed(1)} MB: the whole review`, { subject: 'review', baseline: 'JSON.parse' }, reviewed);
    }),
};

/**
 * The order in which one walk along the regions answers all ranges.
 * @param {readonly Range[]} ranges
 */
function sorted(ranges) {
  return [...ranges].sort((a, b) => a.start - b.start);
}

/** @param {readonly Range[]} regions @param {readonly Range[]} added */
function snapshot(regions, added) {
  const extent = (/** @type {Range} */ { start, end }) => ({ base: `0x${start.toString(16)}`, size: `0x${(end - start).toString(16)}` });
  return JSON.stringify(
    {
      formatVersion: 1,
      cmrs: [{ base: '0x100000', size: `0x${((COUNT + 2) * STEP).toString(16)}` }],
      memblock: { memory: regions.map((range) => ({ ...extent(range), node: 0 })) },
      memoryBlockSize: '128M',
      events: [{ event: 'tdx-init' }, ...added.map((range) => ({ event: 'hot-add', ...extent(range), node: 0, driver: 'dimm' }))],
    },
    undefined,
    2,
  );
}
