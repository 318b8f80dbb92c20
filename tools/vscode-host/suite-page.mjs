import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../chromium/launch.mjs';
import { addWebExtension } from './web-extension.mjs';

/** Begins every line a suite prints, and no line of the workbench's own log. */
export const SUITE_MARK = '[suite] ';

const SUMMARY = /^\d+ passed, \d+ failed/;
const DEADLINE_MS = 180_000;
const EXIT = { incomplete: 3, deadline: 124, crashed: 125 };

/**
 * @param {import('playwright-core').Page} page
 * @param {readonly string[]} log
 */
async function keepArtifacts(page, log) {
  const folder = process.env['VSCODE_TEST_ARTIFACTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'workbench.log'), log.join('\n'));
  await page.screenshot({ path: path.join(folder, 'workbench.png') }).catch(() => undefined);
}

/**
 * Opens a workbench that runs a suite, in a headless Chromium, prints what the suite prints, and waits for its end.
 * @param {string} address
 * @param {import('./web-extension.mjs').WebExtension} [web] Where the suite runs in the browser, and not on the server's machine.
 * @returns {Promise<number>} The suite's exit code.
 */
export async function runSuitePage(address, web) {
  const browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
  const page = await context.newPage();
  if (web !== undefined) await addWebExtension(page, web);
  /** @type {string[]} */
  const log = [];
  let summarised = false;

  await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
    const line = values.map(String).join(' ');
    log.push(`[${type}] ${line}`);
    if (line.startsWith(SUITE_MARK)) {
      const text = line.slice(SUITE_MARK.length);
      console.log(text);
      summarised ||= SUMMARY.test(text);
    } else if (process.env['VSCODE_TEST_VERBOSE'] !== undefined) {
      console.log(line);
    }
  });

  /** @type {{ code: number, why?: string }} */
  const { code, why } = await new Promise((resolve, reject) => {
    setTimeout(() => resolve({ code: EXIT.deadline, why: `The suite did not end in ${DEADLINE_MS / 1000} s.` }), DEADLINE_MS).unref();
    page.on('crash', () => resolve({ code: EXIT.crashed, why: 'The page crashed.' }));
    // VS Code reports 0 when the extension host dies under the tests: 0 counts only after the suite's own summary.
    const end = (/** @type {number} */ exit) =>
      resolve(exit === 0 && !summarised ? { code: EXIT.incomplete, why: 'The extension host ended before the suite did.' } : { code: exit });
    page.exposeFunction('codeAutomationExit', end).then(() => page.goto(address)).catch(reject);
  });

  if (code !== 0) {
    await keepArtifacts(page, log);
    if (!summarised) console.error(log.filter((line) => line.startsWith('[error]') || line.includes('Error:')).slice(-8).join('\n'));
    if (why !== undefined) console.error(why);
  }
  await browser.close().catch(() => undefined);
  return code;
}
