import { expect, test } from 'vitest';
import { pathBelow } from '../../../../src/extension/config/path-below';

test.each([
  ['/srv/lab', '/srv/lab/dmesg.log', 'dmesg.log'],
  ['/srv/lab', '/srv/lab/host-1/dmesg.log', 'host-1/dmesg.log'],
  ['/srv/lab/', '/srv/lab/dmesg.log', 'dmesg.log'],
  ['/', '/dmesg.log', 'dmesg.log'],
  ['/srv/lab', '/srv/dmesg.log', undefined],
  ['/srv/lab', '/srv/laboratory/dmesg.log', undefined],
  ['/srv/lab', '/srv/lab', undefined],
])('below %s, %s is %s', (folder, path, below) => {
  expect(pathBelow(folder, path)).toBe(below);
});
