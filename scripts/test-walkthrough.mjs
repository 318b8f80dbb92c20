// Goes through the walkthrough as a user would, in a real VS Code: each step's button is clicked, and VS Code must then tick the
// step: node scripts/test-walkthrough.mjs [--record FOLDER]
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium } from '../tools/chromium/launch.mjs';
import { exitWithParent } from '../tools/lib/exit-with-parent.mjs';
import { root } from '../tools/lib/root.mjs';
import { serveFile } from './lib/open.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{ id: string, title: string, steps: readonly { id: string }[] }} Walkthrough */
/** @typedef {{ publisher: string, name: string, contributes: { walkthroughs: [Walkthrough] } }} Manifest */

const WAIT_MS = 20_000;
/** Where VS Code asks for something to be chosen. */
const QUICK = '.quick-input-widget';

/** What each step brings up: a message that says why it cannot is not enough. */
const BRINGS = new Map([
  ['open', '.tab[data-resource-name^="Untitled"]'],
  ['problems', '.markers-panel'],
  ['map', '.tab:has-text("Map of ")'],
  ['kernels', QUICK],
  ['host', QUICK],
]);
/** What a step brings up is whole only after a while: pictures wait for so long. */
const SETTLED_MS = 2500;
const { values } = parseArgs({ options: { record: { type: 'string' } } });

/** @returns {{ id: string, title: string, steps: readonly string[] }} */
function walkthrough() {
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')));
  const [{ id, title, steps }] = manifest.contributes.walkthroughs;
  const words = /** @type {Record<string, string>} */ (JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')));
  return { id: `${manifest.publisher}.${manifest.name}#${id}`, title: words[title.slice(1, -1)] ?? title, steps: steps.map((step) => step.id) };
}

/**
 * Chooses what is first in the list that is open, once it is what was meant.
 * @param {Page} page
 * @param {string} typed
 * @param {string} words
 */
async function choose(page, typed, words) {
  const input = page.locator(`${QUICK} input[type="text"]`);
  await input.fill(typed, { timeout: WAIT_MS });
  await page.locator(`${QUICK} .monaco-list-row.focused`).filter({ hasText: words }).waitFor({ timeout: WAIT_MS });
  await input.press('Enter');
}

/**
 * @param {Page} page
 * @param {string} title
 */
async function openWalkthrough(page, title) {
  const input = page.locator(`${QUICK} input[type="text"]`);
  // A workbench that has just been opened does not listen to keys yet.
  for (let tries = 0; tries < 10 && !(await input.isVisible()); tries += 1) {
    await page.keyboard.press('F1');
    await page.waitForTimeout(500);
  }
  await choose(page, '>Welcome: Open Walkthrough', 'Open Walkthrough');
  await choose(page, title, title);
  await page.locator(QUICK).waitFor({ state: 'hidden', timeout: WAIT_MS });
}

/**
 * Clicks the button of a step, waits for what it brings up, takes what is offered first there, and waits for the tick.
 * @param {Page} page
 * @param {{ id: string, title: string }} of
 * @param {string} step
 */
async function doStep(page, { id, title }, step) {
  await openWalkthrough(page, title);
  const box = page.locator(`[data-step-id="${id}#${step}"]`);
  if ((await box.getAttribute('aria-expanded', { timeout: WAIT_MS })) !== 'true') await box.click();
  await box.locator('.button-container .monaco-button').click({ timeout: WAIT_MS });
  const brought = BRINGS.get(step);
  if (brought === undefined) throw new Error(`It is not known what the step ${step} brings up.`);
  await page.locator(brought).first().waitFor({ timeout: WAIT_MS });
  await record(page, step);
  if (brought === QUICK) {
    await page.keyboard.press('Enter');
    await page.locator(QUICK).waitFor({ state: 'hidden', timeout: WAIT_MS });
  }
  await openWalkthrough(page, title);
  await page.locator(`[data-done-step-id="${id}#${step}"][aria-checked="true"]`).waitFor({ timeout: WAIT_MS });
}

/**
 * Keeps a picture, where pictures are wanted.
 * @param {Page} page
 * @param {string} name
 */
async function record(page, name) {
  if (values.record === undefined) return;
  mkdirSync(values.record, { recursive: true });
  await page.waitForTimeout(SETTLED_MS);
  await page.screenshot({ path: path.join(values.record, `${name}.png`) });
}

exitWithParent();
const count = { passed: 0, failed: 0 };
const { address, stop } = await serveFile(path.join(root, 'samples/healthy-two-socket.log'), 1, { 'tdxMemory.map.openAutomatically': false, 'files.simpleDialog.enable': true });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1240, height: 800 } });
  await page.goto(address);
  // Whatever opens while VS Code starts takes the place of a list that is open.
  await page.locator('.statusbar-item').filter({ hasText: 'TDX' }).waitFor({ timeout: WAIT_MS });
  const { id, title, steps } = walkthrough();
  for (const step of steps) {
    try {
      await doStep(page, { id, title }, step);
      count.passed += 1;
      console.log(`  ✔ ${step}`);
    } catch (error) {
      count.failed += 1;
      console.log(`  FAILED: ${step}\n${error instanceof Error ? error.message : String(error)}`);
    }
  }
  await record(page, 'done');
} finally {
  await browser.close();
  stop();
}
console.log(`${count.passed} passed, ${count.failed} failed`);
process.exit(count.failed > 0 ? 1 : 0);
