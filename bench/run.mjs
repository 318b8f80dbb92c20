// Speed and size: node bench/run.mjs [NAME...]. Every figure is a ratio to a baseline of the same run, taken in turns, so
// that runs on different machines can be compared. Nothing here passes or fails.
import { bundleSize } from './bundle-size.mjs';
import { fleet } from './fleet.mjs';
import { hotplug } from './hotplug.mjs';
import { initialise } from './initialise.mjs';
import { keystrokes } from './keystrokes.mjs';
import { logReview } from './log-review.mjs';
import { map } from './map.mjs';
import { reading } from './reading.mjs';
import { startUp } from './start-up.mjs';

/** @typedef {{ readonly name: string, run(): Promise<void> }} Bench */

/** @type {readonly Bench[]} */
const benches = [logReview, reading, initialise, hotplug, map, fleet, startUp, keystrokes, bundleSize];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`No such bench: ${unknown.join(', ')}. There are: ${benches.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
} else {
  for (const bench of benches) {
    if (wanted.length > 0 && !wanted.includes(bench.name)) continue;
    console.log(`\n=== ${bench.name}`);
    await bench.run();
  }
}
