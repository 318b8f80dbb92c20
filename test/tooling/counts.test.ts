import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { hostCount, vitestCount } from '../../scripts/lib/counts.mjs';

const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-counts-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('Vitest', () => {
  const report = (testResults: readonly unknown[], failed = 0): string => {
    const file = path.join(folder, 'report.json');
    writeFileSync(file, JSON.stringify({ numPassedTests: 5, numFailedTests: failed, numPendingTests: 2, numTodoTests: 1, testResults }));
    return file;
  };

  test('every test counts, and what was skipped is told', () => {
    expect(vitestCount(report([{ status: 'passed', assertionResults: [{}] }]), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  test('a file that could not be loaded is one failure', () => {
    expect(vitestCount(report([{ status: 'failed', assertionResults: [] }, { status: 'failed', assertionResults: [{}] }], 1), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
  });

  test('an error outside every test is one failure', () => {
    expect(vitestCount(report([]), 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  test('no report is one failure', () => {
    expect(vitestCount(path.join(folder, 'missing.json'), 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('the host suite', () => {
  test('its last summary line counts', () => {
    expect(hostCount('9 passed, 9 failed\n  1 passing\n12 passed, 0 failed\nExit code: 0\n', 0)).toEqual({ passed: 12, failed: 0 });
  });

  test('a summary without failures does not outweigh a failing exit code', () => {
    expect(hostCount('12 passed, 0 failed\n', 1)).toEqual({ passed: 12, failed: 1 });
  });

  test('no summary is one failure, whatever the exit code', () => {
    expect(hostCount('it began\n', 0)).toEqual({ passed: 0, failed: 1 });
  });
});
