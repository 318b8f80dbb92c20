import { expect, test } from 'vitest';
import { referencePath } from '../../../../src/extension/host/reference-path';

test.each([
  ['/srv/host-1', 'dmesg.log', '/srv/host-1/dmesg.log'],
  ['/srv/host-1', './logs/dmesg.log', '/srv/host-1/logs/dmesg.log'],
  ['/srv/host-1', '../common/iomem.txt', '/srv/common/iomem.txt'],
  ['/srv', '../../../etc/iomem.txt', '/etc/iomem.txt'],
  ['/srv/host-1', '/var/log/dmesg', '/var/log/dmesg'],
  ['/c:/captures', 'logs\\dmesg.log', '/c:/captures/logs/dmesg.log'],
  ['/c:/captures', 'D:\\logs\\dmesg.log', '/D:/logs/dmesg.log'],
  ['', 'dmesg.log', '/dmesg.log'],
])('from %s, %s is %s', (folder, name, path) => {
  expect(referencePath(folder, name)).toBe(path);
});
