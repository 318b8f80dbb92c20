/// <reference lib="dom" />
import { createServer } from 'node:http';
import path from 'node:path';
import { build } from 'esbuild';
import { launchChromium } from '../tools/chromium/launch.mjs';
import { root } from '../tools/lib/root.mjs';
import { asMib, asMs, asRatio } from './lib/measure.mjs';
import { quantile } from './lib/quantile.mjs';

/** @typedef {import('playwright-core').CDPSession} Session */

const SIZES = [100, 10_000, 1_000_000];
const ROUNDS = 5;
/** Frames of each size in a round: zooming in, moving about, zooming out. */
const FRAMES = 90;
const VIEWPORT = { width: 1400, height: 900 };

/**
 * The map in headless Chromium: how soon it is painted once the picture has arrived, and how long its scripts work for a
 * frame while one zooms and pans, whatever the number of segments. The sizes take turns.
 */
export const map = {
  name: 'map',
  async run() {
    const server = await servePage();
    const browser = await launchChromium();
    try {
      const pages = [];
      for (const size of SIZES) {
        const page = await browser.newPage({ viewport: VIEWPORT });
        await page.addInitScript(prepare);
        await page.goto(server.url);
        const paint = await page.evaluate(firstPaint, size);
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable', { timeDomain: 'threadTicks' });
        pages.push({ size, page, session, paint, frames: /** @type {number[]} */ ([]) });
      }
      for (let round = -1; round < ROUNDS; round += 1) {
        for (const { page, session, frames } of pages) {
          await page.bringToFront();
          for (let frame = 0; frame < FRAMES; frame += 1) {
            const before = await scriptMs(session);
            await page.evaluate(step, { frame, frames: FRAMES });
            const after = await scriptMs(session);
            if (round >= 0) frames.push(after - before);
          }
        }
      }
      const rows = [];
      for (const { size, session, paint, frames } of pages) rows.push({ size, paint, p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), heap: await heapOf(session) });
      report(rows);
    } finally {
      await browser.close();
      server.close();
    }
  },
};

/** @param {readonly { size: number, paint: { read: number, drawn: number }, p50: number, p95: number, heap: number }[]} rows */
function report(rows) {
  const [first] = rows;
  console.log(`Script time of a frame (processor time of the page's thread), ${ROUNDS * FRAMES} frames of each size in turns; the ratio is to ${first?.size ?? 0} segments`);
  for (const { size, paint, p50, p95, heap } of rows) {
    const ratio = asRatio(p95 / (first?.p95 ?? Number.NaN));
    console.log(`  ${String(size).padStart(9)} segments  p50 ${asMs(p50)}  p95 ${asMs(p95)} (x${ratio})  first paint ${asMs(paint.drawn)}, of which reading the message ${asMs(paint.read)}  heap ${asMib(heap)}`);
  }
}

/**
 * Milliseconds that the page's scripts have worked, in time of the processor: what else the machine does is not counted.
 * @param {Session} session
 */
async function scriptMs(session) {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? Number.NaN) * 1000;
}

/** @param {Session} session */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Runs in the page before its own script: plays VS Code. */
function prepare() {
  Object.assign(window, { acquireVsCodeApi: () => ({ postMessage() {}, setState() {}, getState() {} }) });
}

/**
 * Runs in the page: posts a picture of `size` segments and waits until it is painted. Milliseconds from the arrival of the
 * message.
 * @param {number} size
 */
function firstPaint(size) {
  const MIB = 2 ** 20;
  const tones = ['ram-0', 'reserved', 'acpi', 'ram-1', 'ram-2'];
  /** @param {string} id @param {number} count @param {(index: number) => object} of */
  const lane = (id, count, of) => ({ id, title: id, about: id, subtitle: String(count), segments: Array.from({ length: count }, (_, index) => ({ id: `${id}:${index}`, details: [], findings: [], label: `${id} ${index}`, ...of(index) })) });
  // The same address space whatever the number of segments, broken into smaller and smaller pieces.
  const unit = Math.max(1, Math.floor(2 ** 42 / size / 4096)) * 4096;
  /** @param {number} index */
  const place = (index) => ({ source: 0, name: 'bench.log', line: index, start: index * 80, end: index * 80 + 79 });
  /** @param {number} index */
  const finding = (index) => ({ code: 'hotplug-refused', severity: index % 2 === 0 ? 'error' : 'warning', message: `Block ${index} would be refused.` });
  const share = Math.floor(size * 0.3);
  const lanes = [
    lane('firmware', share, (index) => ({ start: index * 3 * unit, end: (index * 3 + 1 + (index % 3)) * unit, tone: tones[index % tones.length], place: place(index) })),
    lane('memblock', share, (index) => ({ start: index * 3 * unit, end: (index * 3 + 2) * unit, tone: `ram-${index % 4}`, place: place(index) })),
    lane('memlist', share, (index) => ({ start: index * 3 * unit + (index === 0 ? MIB : 0), end: (index * 3 + 2) * unit + MIB, tone: `ram-${index % 4}`, findings: index % 50 === 0 ? [finding(index)] : [] })),
    lane('findings', size - 3 * share, (index) => ({ start: index * 9 * unit, end: index * 9 * unit + unit, tone: index % 2 === 0 ? 'error' : 'warning', findings: [finding(index)] })),
  ];
  const view = { title: 'bench.log', summary: { verdict: 'fails', headline: 'A bench', sentences: [] }, boots: [], boot: 1, profiles: [], profile: 'linux-6.8', lanes, findings: [] };
  return new Promise((done) => {
    const arrived = (/** @type {MessageEvent} */ event) => {
      const start = performance.now();
      // The message is read when it is first looked at.
      const read = event.data === undefined ? 0 : performance.now() - start;
      // After the page's own frame, and the paint that follows it.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done({ read, drawn: performance.now() - start }))));
    };
    window.addEventListener('message', arrived, { once: true, capture: true });
    window.postMessage({ type: 'show', revision: 1, view }, '*');
  });
}

/**
 * Runs in the page: turns the wheel over the lanes by one notch, and waits for the frame that follows.
 * @param {{ readonly frame: number, readonly frames: number }} at
 * @returns {Promise<void>}
 */
function step({ frame, frames }) {
  const surface = document.querySelector('.lanes');
  if (surface === null) throw new Error('the map is not shown');
  // The same place for every frame: to ask where the lanes are would have the page laid out.
  const { left, top, width } = { left: 16, top: 150, width: 1368 };
  const third = Math.floor(frames / 3);
  const zooms = frame < third || frame >= 2 * third;
  const wheel = {
    clientX: left + width * 0.62,
    clientY: top + 40,
    bubbles: true,
    cancelable: true,
    deltaY: zooms ? (frame < third ? -60 : 60) : 0,
    deltaX: zooms ? 0 : frame % 10 < 5 ? 90 : -80,
  };
  surface.dispatchEvent(new WheelEvent('wheel', wheel));
  // Behind the page's own request for this frame.
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

/** The page as it ships, on loopback. */
async function servePage() {
  const { outputFiles } = await build({ absWorkingDir: root, entryPoints: ['webview/main.ts', 'webview/main.css'], outdir: path.join(root, 'out/bench'), bundle: true, minify: true, format: 'iife', target: 'chrome128', write: false, logLevel: 'warning' });
  const files = new Map(outputFiles.map((file) => [`/${path.basename(file.path)}`, file.contents]));
  const server = createServer((request, response) => {
    const contents = files.get(request.url ?? '');
    const type = request.url?.endsWith('.css') === true ? 'text/css' : contents === undefined ? 'text/html' : 'text/javascript';
    response.setHeader('content-type', `${type}; charset=utf-8`);
    response.end(contents ?? '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/main.css"><script defer src="/main.js"></script></head><body class="vscode-dark"></body></html>');
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}
