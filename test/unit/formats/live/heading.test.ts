import { describe, expect, test } from 'vitest';
import { headedFiles } from '../../../../src/analysis/formats/live/heading';

describe('a heading names a file', () => {
  test.each([
    'cat /proc/cmdline',
    '# cat /proc/cmdline',
    '$ cat /proc/cmdline',
    '% cat /proc/cmdline',
    '$ sudo cat /proc/cmdline',
    'sudo -n cat /proc/cmdline',
    'head -5 /proc/cmdline',
    '# tail /proc/cmdline',
    'more /proc/cmdline',
    'less /proc/cmdline',
    'cat /proc/cmdline | tr a b',
    'cat /proc/cmdline; uname',
    'cat /proc/cmdline 2>/dev/null',
    '==> /proc/cmdline <==',
    '=== /proc/cmdline ===',
    '### FILE: /proc/cmdline',
    '### /proc/cmdline',
    '# /proc/cmdline',
    '--- /proc/cmdline ---',
    '*** /proc/cmdline ***',
    'File: /proc/cmdline',
    '/proc/cmdline:',
    '/proc/cmdline',
  ])('%s', (words) => {
    expect(headedFiles(words)).toContain('/proc/cmdline');
  });

  test('several, in order', () => {
    expect(headedFiles('$ cat /a/b /c/d')).toEqual(['/a/b', '/c/d']);
  });

  test('below the folder that somebody went to', () => {
    expect(headedFiles('# cat memory0/state')).toEqual(['memory0/state']);
  });
});

test.each([
  '# ls -l /proc/cmdline',
  'echo online > /sys/devices/system/memory/auto_online_blocks',
  '# echo offline > /sys/devices/system/memory/memory0/state',
  'see /proc/cmdline',
  '/proc/cmdline is not it',
  'HMEM. Soft Reserved range shows up in /proc/iomem, no regions come up',
  'cmdline',
  'cat',
  '',
])('no heading: %s', (words) => {
  expect(headedFiles(words)).toEqual([]);
});
