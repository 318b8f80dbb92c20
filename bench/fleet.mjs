import { spawn, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { buildAll } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';
import { asMib, asMs } from './lib/measure.mjs';
import { seeded } from './lib/random.mjs';

const COUNT = 10_000;
const FEW = 1000;
/** Bytes of noise in the longest capture; most have much less. */
const MOST_NOISE = 200_000;
const POLL_MS = 50;

/** Many captures reviewed at once, against counting their lines, and against one core. */
export const fleet = {
  name: 'fleet',
  run: () =>
    inFolder(async (folder) => {
      await buildAll(folder);
      const { list, few, bytes } = writeCaptures(folder);
      const cores = availableParallelism();
      console.log(`${COUNT} captures, ${(bytes / 1e6).toFixed(0)} MB; ${cores} cores`);
      const out = path.join(folder, 'fleet.ndjson');
      const check = (/** @type {string} */ names, /** @type {number} */ jobs) =>
        measure(folder, out, ['dist/cli/main.cjs', 'check', '--format', 'ndjson', '--exit-zero', '--files-from', names, '--jobs', String(jobs)]);
      // The first round warms the cache of files, and counts for nothing.
      countLines(list);
      const lines = countLines(list);
      const all = await check(list, cores);
      const size = statSync(out).size;
      const one = await check(list, 1);
      const summary = await measure(folder, path.join(folder, 'summary.txt'), ['dist/cli/main.cjs', 'summary', out]);
      const part = await check(few, cores);
      /** @type {readonly (readonly [name: string, ms: number, peak: number | undefined])[]} */
      const rows = [
        ['wc -l', lines, undefined],
        [`check, ${cores} jobs`, all.ms, all.peak],
        ['check, 1 job', one.ms, one.peak],
        [`check, ${cores} jobs, the first ${FEW}`, part.ms, part.peak],
        [`summary of ${(size / 1e6).toFixed(0)} MB`, summary.ms, summary.peak],
      ];
      for (const [name, ms, peak] of rows) {
        console.log(`  ${name.padEnd(32)} ${asMs(ms).padStart(10)}  ${(peak === undefined ? '' : `peak ${asMib(peak)}`).padEnd(16)}`.trimEnd());
      }
      console.log(`  a second                          ${Math.round((1000 * COUNT) / all.ms)} captures, ${(bytes / 1e3 / all.ms).toFixed(1)} MB`);
      console.log(`  ratio to wc -l                    ${(all.ms / lines).toFixed(1)}`);
      console.log(`  ratio to one job                  ${(all.ms / one.ms).toFixed(2)}`);
      console.log(`  peak, ${COUNT} to ${FEW} captures   ${all.peak === undefined || part.peak === undefined ? 'not to be had here' : (all.peak / part.peak).toFixed(2)}`);
      console.log(readFileSync(path.join(folder, 'summary.txt'), 'utf8').split('\n\n', 1)[0]);
    }),
};

/**
 * Captures made of the samples and of the fixtures of the tests, each with lines around it that mean nothing.
 * @param {string} folder
 */
function writeCaptures(folder) {
  const random = seeded(6);
  const texts = ['samples', 'test/cases'].flatMap((from) =>
    readdirSync(path.join(root, from), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:log|txt)$/.test(name))
      .sort()
      .map((name) => readFileSync(path.join(root, from, name), 'utf8')),
  );
  const noise = Array.from({ length: MOST_NOISE / 50 }, (_, index) => `[   ${(10 + index / 1000).toFixed(6)}] usb ${index % 4}-${index % 7}: new device number ${index % 120} using xhci_hcd\n`);
  let bytes = 0;
  const names = Array.from({ length: COUNT }, (_, index) => {
    const text = texts[Math.floor(random() * texts.length)] ?? '';
    const bios = `DMI: Example Server/Board, BIOS 1.${Math.floor(random() * 40)}.0 01/02/2025\n`;
    const capture = `${bios}${text}\n${noise.slice(0, Math.floor(noise.length * random() ** 3)).join('')}`;
    const name = path.join(folder, 'captures', String(index % 100), `${index}.log`);
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, capture);
    bytes += capture.length;
    return name;
  });
  const list = path.join(folder, 'list.txt');
  const few = path.join(folder, 'few.txt');
  writeFileSync(list, `${names.join('\n')}\n`);
  writeFileSync(few, `${names.slice(0, FEW).join('\n')}\n`);
  return { list, few, bytes };
}

/** @param {string} list */
function countLines(list) {
  const start = performance.now();
  const { status } = spawnSync('/bin/sh', ['-c', `xargs -d '\\n' wc -l < '${list}' > /dev/null`]);
  if (status !== 0) throw new Error('wc could not be run');
  return performance.now() - start;
}

/**
 * Runs it to its end: how long it took, and the most memory that the process had, its threads included.
 * @param {string} folder @param {string} out Where its output goes. @param {readonly string[]} args
 * @returns {Promise<{ ms: number, peak: number | undefined }>}
 */
function measure(folder, out, args) {
  const stdout = openSync(out, 'w');
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', stdout, 'ignore'] });
  /** @type {number | undefined} */
  let peak;
  const poll = setInterval(() => {
    peak = highWater(child.pid) ?? peak;
  }, POLL_MS);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      const ms = performance.now() - start;
      clearInterval(poll);
      closeSync(stdout);
      if (code === 0) resolve({ ms, peak });
      else reject(new Error(`${args.join(' ')} ended with ${code}`));
    });
  });
}

/** @param {number | undefined} pid */
function highWater(pid) {
  try {
    const kb = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kb === undefined ? undefined : Number(kb) * 1024;
  } catch {
    return undefined;
  }
}
