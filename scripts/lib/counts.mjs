import { existsSync, readFileSync } from 'node:fs';

/** @typedef {import('./steps.mjs').Count} Count */

/**
 * The part of Vitest's JSON report that is read.
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly unknown[] }[]} testResults
 */

/**
 * What a program's exit code says, it must also say in its count: an error outside any test is one failure.
 * @param {Count} count
 * @param {number} code
 * @returns {Count}
 */
function withCode(count, code) {
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/**
 * @param {string} file Vitest's JSON report.
 * @param {number} code Vitest's exit code.
 * @returns {Count}
 */
export function vitestCount(file, code) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const report = /** @type {VitestReport} */ (JSON.parse(readFileSync(file, 'utf8')));
  const unloadable = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  const count = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloadable.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return withCode(count, code);
}

/**
 * @param {string} output What the host suite printed, with its summary line.
 * @param {number} code
 * @returns {Count}
 */
export function hostCount(output, code) {
  const summary = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  if (summary === undefined) return { passed: 0, failed: 1 };
  return withCode({ passed: Number(summary[1]), failed: Number(summary[2]) }, code);
}
