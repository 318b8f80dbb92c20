import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = /** @type {() => void} */ (runInNewContext('gc'));

/**
 * @typedef {object} Spread
 * @property {number} median
 * @property {number} min
 * @property {number} max
 */

/**
 * Times a subject and its baseline in turns (A B A B), each from a clean heap, after one round that does not count.
 * @param {object} what
 * @param {() => unknown} what.subject
 * @param {() => unknown} what.baseline
 * @param {number} what.repeats
 */
export async function compare({ subject, baseline, repeats }) {
  /** @type {{ subject: number[], baseline: number[], heap: number[] }} */
  const taken = { subject: [], baseline: [], heap: [] };
  for (let round = -1; round < repeats; round += 1) {
    const a = await time(subject);
    const b = await time(baseline);
    if (round < 0) continue;
    taken.subject.push(a.ms);
    taken.heap.push(a.heap);
    taken.baseline.push(b.ms);
  }
  return {
    subject: spread(taken.subject),
    baseline: spread(taken.baseline),
    /** Bytes that the heap grew by during the subject, garbage included. */
    heap: spread(taken.heap),
    ratio: spread(taken.subject.map((ms, round) => ms / (taken.baseline[round] ?? Number.NaN))),
  };
}

/** @param {() => unknown} what */
async function time(what) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const start = performance.now();
  // The result is kept until the clock has stopped, so that nothing of it is collected or optimised away.
  const result = await what();
  const ms = performance.now() - start;
  const heap = process.memoryUsage().heapUsed - before;
  return { ms, heap, result: result === undefined ? 0 : 1 };
}

/**
 * Bytes of heap that a result holds on to.
 * @param {() => unknown} what
 */
export function retained(what) {
  collectGarbage();
  const before = process.memoryUsage().heapUsed;
  const result = what();
  collectGarbage();
  const after = process.memoryUsage().heapUsed;
  return result === undefined ? 0 : after - before;
}

/**
 * @param {readonly number[]} values
 * @returns {Spread}
 */
function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (/** @type {number} */ index) => sorted[index] ?? Number.NaN;
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
  return { median, min: at(0), max: at(sorted.length - 1) };
}

/**
 * `0.41 (0.40 - 0.44)`.
 * @param {Spread} values
 * @param {(value: number) => string} show
 */
export function shown({ median, min, max }, show) {
  return `${show(median)} (${show(min)} - ${show(max)})`;
}

/** @param {number} ms */
export const asMs = (ms) => (ms < 10 ? `${ms.toFixed(2)} ms` : `${ms.toFixed(0)} ms`);
/** @param {number} ratio */
export const asRatio = (ratio) => ratio.toFixed(2);
/** @param {number} bytes */
export const asMib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/**
 * @param {string} title
 * @param {{ subject: string, baseline: string }} names
 * @param {Awaited<ReturnType<typeof compare>>} figures
 */
export function printComparison(title, names, { subject, baseline, ratio }) {
  const width = Math.max(names.subject.length, names.baseline.length);
  console.log(title);
  console.log(`  ${names.subject.padEnd(width)}  ${shown(subject, asMs)}`);
  console.log(`  ${names.baseline.padEnd(width)}  ${shown(baseline, asMs)}`);
  console.log(`  ${'ratio'.padEnd(width)}  ${shown(ratio, asRatio)}`);
}
