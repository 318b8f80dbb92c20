// The whole test of the project. The last line is `N passed, N failed`, and the exit code is 1 when anything failed.
import { exitWithParent } from '../tools/lib/exit-with-parent.mjs';
import { setup } from './setup.mjs';

/** @typedef {import('./lib/steps.mjs').Step} Step */

const total = { passed: 0, failed: 0, skipped: 0 };
/** @type {Set<string>} */
const failedSteps = new Set();

/**
 * @param {Step} step
 * @returns {Promise<import('./lib/steps.mjs').Count>}
 */
async function count({ after = [], run }) {
  const missing = after.filter((title) => failedSteps.has(title));
  if (missing.length > 0) {
    console.error(`Not run, because this failed: ${missing.join(', ')}`);
    return { passed: 0, failed: 1 };
  }
  try {
    return await run();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  }
}

/** @param {Step} step */
async function runStep(step) {
  console.log(`\n=== ${step.title} ===`);
  const start = Date.now();
  const { passed, failed, skipped = 0 } = await count(step);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  if (failed > 0) failedSteps.add(step.title);
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`--- ${failed > 0 ? 'FAILED' : 'passed'}: ${step.title} (${seconds} s)`);
}

exitWithParent();
try {
  await setup();
  const { steps } = await import('./lib/steps.mjs');
  for (const step of steps) await runStep(step);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}

console.log('');
if (failedSteps.size > 0) console.log(`Failed: ${[...failedSteps].join('; ')}`);
if (total.skipped > 0) console.log(`${total.skipped} skipped`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
