import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';
import { hostCount, vitestCount } from './counts.mjs';

/**
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {number} [skipped]
 *
 * @typedef {object} Step
 * @property {string} title
 * @property {readonly string[]} [after] Titles of steps without which this one cannot be judged: it fails with them.
 * @property {() => Promise<Count>} run
 */

/**
 * @param {string} script
 * @param {readonly string[]} [args]
 */
function node(script, args = []) {
  return run(process.execPath, [path.join(root, script), ...args], { cwd: root, output: 'both' });
}

/**
 * A step that either passes or fails as a whole.
 * @param {string} script
 * @param {readonly string[]} [args]
 * @returns {() => Promise<Count>}
 */
function whole(script, args) {
  return async () => ((await node(script, args)).code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
}

/** @returns {Promise<Count>} */
async function vitest() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-vitest-'));
  try {
    const report = path.join(folder, 'report.json');
    const { code } = await node('node_modules/vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
    return vitestCount(report, code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * A step whose last line is `N passed, N failed`.
 * @param {string} script
 * @param {readonly string[]} [args]
 * @returns {() => Promise<Count>}
 */
function counted(script, args) {
  return async () => {
    const { code, output } = await node(script, args);
    return hostCount(output, code);
  };
}

async function browser() {
  const { findChromium } = await import('../../tools/chromium/find.mjs');
  const { executablePath, from } = await findChromium();
  console.log(`${executablePath} (${from})`);
  return { passed: 1, failed: 0 };
}

const BUILD = 'Production build';

/** Captures of other people's machines are no part of the project. */
const captures = path.join(root, '../shared/corpus');

/** @type {readonly Step[]} */
export const steps = [
  { title: 'Generated files are up to date', run: whole('scripts/generate.mjs', ['--check']) },
  { title: 'Type check', run: whole('scripts/typecheck.mjs') },
  { title: 'Lint', run: whole('scripts/lint.mjs') },
  { title: BUILD, run: whole('scripts/build.mjs', ['--production', '--tests']) },
  { title: 'A browser to test in', run: browser },
  { title: 'Unit, conformance, property, architecture and page tests', run: vitest },
  ...(existsSync(captures) ? [{ title: 'Captures beside the project', run: counted('scripts/corpus.mjs', [captures]) }] : []),
  { title: 'In VS Code, from this folder', after: [BUILD], run: counted('scripts/test-host.mjs') },
  { title: 'The walkthrough, click by click', after: [BUILD], run: counted('scripts/test-walkthrough.mjs') },
  { title: 'In VS Code for the browser', after: [BUILD], run: counted('scripts/test-web-host.mjs') },
  { title: 'In a VS Code window that is not trusted', after: [BUILD], run: counted('scripts/test-restricted-host.mjs') },
  { title: 'In VS Code, installed from the .vsix', after: [BUILD], run: counted('scripts/test-host.mjs', ['--installed']) },
];
