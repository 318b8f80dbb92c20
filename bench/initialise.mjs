import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { loadBundle } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { asMs, asRatio, compare, shown } from './lib/measure.mjs';

const SAMPLE = 'samples/emerald-rapids-fragmented.log';
const REPEATS = 15;
/** Runs in one measurement: one alone is over before the clock has moved. */
const RUNS = 2000;

/** @typedef {{ readonly regions: { readonly list: readonly unknown[] } }} Host */

/**
 * What is used of the core.
 * @typedef {object} Core
 * @property {(source: { name: string, text: string }) => readonly { readonly host: Host }[]} review
 * @property {readonly { readonly id: string }[]} profiles
 * @property {(host: Host, profile: unknown) => { readonly outcome: string, readonly stage?: string } | undefined} runProfile
 */

const EXPORTS = [
  "export { review, profiles } from './src/analysis/index';",
  "export { runProfile } from './src/analysis/run/run-profile';",
].join('\n');

/** The whole initialisation of a host of four sockets, against copying its regions as JSON. */
export const initialise = {
  name: 'initialise',
  run: () =>
    inFolder(async (folder) => {
      const { review, profiles, runProfile } = /** @type {Core} */ (await loadBundle(folder, EXPORTS));
      const text = readFileSync(path.join(root, SAMPLE), 'utf8');
      const host = review({ name: SAMPLE, text })[0]?.host;
      if (host === undefined) throw new Error(`no host in ${SAMPLE}`);
      const { list } = host.regions;
      const baseline = () => often(() => /** @type {unknown} */ (JSON.parse(JSON.stringify(list))));
      console.log(`Initialisation of ${SAMPLE}: ${list.length} regions, warm; the baseline copies them as JSON`);
      for (const profile of profiles) {
        const { outcome, stage } = runProfile(host, profile) ?? {};
        print(profile.id, await compare({ subject: () => often(() => runProfile(host, profile)), baseline, repeats: REPEATS }), `${outcome} ${stage ?? ''}`);
      }
      const all = await compare({ subject: () => often(() => profiles.map((profile) => runProfile(host, profile))), baseline, repeats: REPEATS });
      print('all of them', all, `baseline ${shown(all.baseline, asUs)}`);
      const whole = await compare({ subject: () => review({ name: SAMPLE, text }), baseline: () => text.split('\n'), repeats: REPEATS });
      console.log(`  the whole review of the file, cold heap: ${shown(whole.subject, asMs)}`);
    }),
};

/**
 * The same many times; the results are kept, so that nothing is optimised away.
 * @param {() => unknown} what
 */
function often(what) {
  const results = [];
  for (let run = 0; run < RUNS; run += 1) results[run % 8] = what();
  return results;
}

/** @param {number} ms Of one measurement. */
const asUs = (ms) => `${((ms * 1000) / RUNS).toFixed(1)} us`;

/**
 * @param {string} name
 * @param {Awaited<ReturnType<typeof compare>>} figures
 * @param {string} note
 */
function print(name, { subject, ratio }, note) {
  console.log(`  ${name.padEnd(11)}  ${shown(subject, asUs).padEnd(30)}  ratio ${shown(ratio, asRatio).padEnd(22)}  ${note}`.trimEnd());
}
