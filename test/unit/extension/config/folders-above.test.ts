import { expect, test } from 'vitest';
import { foldersAbove } from '../../../../src/extension/config/folders-above';

test.each([
  ['/srv/lab/host-1/dmesg.log', '/srv/lab', ['/srv/lab/host-1', '/srv/lab']],
  ['/srv/lab/dmesg.log', '/srv/lab', ['/srv/lab']],
  ['/srv/lab/dmesg.log', undefined, ['/srv/lab', '/srv', '/']],
  ['/srv/lab/dmesg.log', '/', ['/srv/lab', '/srv', '/']],
  ['/dmesg.log', undefined, ['/']],
  ['Untitled-1', undefined, []],
])('above %s up to %s', (path, top, folders) => {
  expect(foldersAbove(path, top)).toStrictEqual(folders);
});
