import { describe, expect, test } from 'vitest';
import { captureNames, namesInShort } from '../../../../src/extension/host/capture-names';

describe('names of captures that were gathered from anywhere', () => {
  test.each([
    [['/a/dmesg.txt', '/a/iomem.txt'], ['dmesg.txt', 'iomem.txt']],
    [['/a/one/dmesg.txt', '/a/two/dmesg.txt'], ['one/dmesg.txt', 'two/dmesg.txt']],
    [['/a/dmesg.txt', '/a/more/iomem.txt'], ['dmesg.txt', 'more/iomem.txt']],
    [['/a/ab/x', '/a/abc/x'], ['ab/x', 'abc/x']],
    [['/a/dmesg.txt'], ['dmesg.txt']],
    [[], []],
  ])('%j', (paths, names) => {
    expect(captureNames(paths)).toStrictEqual(names);
  });

  test.each([
    [['dmesg.log'], 'dmesg.log'],
    [['dmesg.log', 'iomem.txt', 'lsmem.txt'], 'dmesg.log and 2 more'],
  ])('%j in short', (names, short) => {
    expect(namesInShort(names)).toBe(short);
  });
});
