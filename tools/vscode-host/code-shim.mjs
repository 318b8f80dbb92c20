#!/usr/bin/env node
// Stands in for the desktop `code` executable: takes the arguments @vscode/test-electron passes and runs the suite in the
// extension host of VS Code's server, with the workbench in a headless Chromium. Ends with the suite's code.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { launchChromium } from '../chromium/launch.mjs';
import { exitWithParent } from '../lib/exit-with-parent.mjs';
import { remoteUri, workbenchAddress } from './address.mjs';
import { startServer } from './server.mjs';

/** Begins every line the suite prints, and no line of the workbench's own log. */
const MARK = '[suite] ';
const SUMMARY = /^\d+ passed, \d+ failed/;
const DEADLINE_MS = 180_000;
const EXIT = { incomplete: 3, deadline: 124, crashed: 125 };

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  return process.argv.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

/** @param {string} name */
function requiredOption(name) {
  const value = option(name);
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

exitWithParent();
const extensionsFolder = option('extensions-dir');
const server = await startServer({
  testing: true,
  env: { VSCODE_TEST_MARK: MARK },
  ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
});
const browser = await launchChromium();
const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-read', 'clipboard-write'] });
const page = await context.newPage();

/** @type {string[]} */
const log = [];
let summarised = false;
let ended = false;

async function keepArtifacts() {
  const folder = process.env['VSCODE_TEST_ARTIFACTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'workbench.log'), log.join('\n'));
  await page.screenshot({ path: path.join(folder, 'workbench.png') }).catch(() => undefined);
}

/**
 * @param {number} code
 * @param {string} [why]
 */
async function end(code, why) {
  if (ended) return;
  ended = true;
  if (code !== 0) {
    await keepArtifacts();
    if (!summarised) console.error(log.filter((line) => line.startsWith('[error]') || line.includes('Error:')).slice(-8).join('\n'));
    if (why !== undefined) console.error(why);
  }
  await browser.close().catch(() => undefined);
  server.stop();
  process.exit(code);
}

setTimeout(() => void end(EXIT.deadline, `The suite did not end in ${DEADLINE_MS / 1000} s.`), DEADLINE_MS).unref();
page.on('crash', () => void end(EXIT.crashed, 'The page crashed.'));

await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ values) => {
  const line = values.map(String).join(' ');
  log.push(`[${type}] ${line}`);
  if (line.startsWith(MARK)) {
    const text = line.slice(MARK.length);
    console.log(text);
    summarised ||= SUMMARY.test(text);
  } else if (process.env['VSCODE_TEST_VERBOSE'] !== undefined) {
    console.log(line);
  }
});

await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => {
  // VS Code reports 0 when the extension host dies under the tests: 0 counts only after the suite's own summary.
  if (code === 0 && !summarised) return end(EXIT.incomplete, 'The extension host ended before the suite did.');
  return end(code);
});

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
await page.goto(
  workbenchAddress(server, {
    folder,
    payload: [
      ['extensionDevelopmentPath', remoteUri(server, requiredOption('extensionDevelopmentPath'))],
      ['extensionTestsPath', remoteUri(server, requiredOption('extensionTestsPath'))],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ],
  }),
);
