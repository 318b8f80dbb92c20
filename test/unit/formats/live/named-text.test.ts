import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../../src/analysis/formats/capture/capture';
import { recogniseFormat } from '../../../../src/analysis/formats/recognise';
import type { Fact } from '../../../../src/analysis/evidence/fact';

function factsOfFile(name: string, text: string): readonly Fact[] {
  return readCapture({ name, text }, 0).boots.flatMap(({ facts }) => facts);
}

describe('a file is what its name says', () => {
  test.each([
    ['block_size_bytes', '8000000\n', { kind: 'memory-block-size', bytes: 0x8000000 }],
    ['block_size_bytes.txt', '80000000\n', { kind: 'memory-block-size', bytes: 0x80000000 }],
    ['host-1/auto_online_blocks-boot.txt', 'offline\n', { kind: 'online-policy', policy: 'offline' }],
    ['C:\\captures\\auto_online_blocks.log', '\n  online_movable  \r\n', { kind: 'online-policy', policy: 'online-movable' }],
    ['memmap_on_memory', 'Y\n', { kind: 'memmap-on-memory', value: 'yes' }],
    ['cmdline.txt', 'root=/dev/sda2 ro quiet\n', { kind: 'command-line', text: 'root=/dev/sda2 ro quiet', from: 'proc' }],
    ['proc-cmdline-2.txt', 'ro nohibernate\n', { kind: 'command-line', text: 'ro nohibernate', from: 'proc' }],
    ['sosreport/proc/cmdline', '\\EFI\\Linux\\vmlinuz-6.8.0 ro\n', { kind: 'command-line', text: '\\EFI\\Linux\\vmlinuz-6.8.0 ro', from: 'proc' }],
    ['proc-version', 'Linux version 6.8.0-1004-intel (b@c) #4 SMP\n', { kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'uname' }],
  ])('%s', (name, text, fact) => {
    expect(factsOfFile(name, text)).toEqual([expect.objectContaining(fact)]);
    expect(recogniseFormat({ name, text })).toBe('capture');
    // The same words in a text of another name say nothing, or are a log.
    expect(factsOfFile('notes.txt', text)).not.toEqual([expect.objectContaining(fact)]);
  });

  test.each([
    ['memblock-memory-boot.txt', 'memory'],
    ['memblock-reserved.txt', 'reserved'],
    ['sosreport/sys/kernel/debug/memblock/reserved', 'reserved'],
  ])('%s says which list it is', (name, list) => {
    const text = '   0: 0x0000000000001000..0x000000000009efff    0 NONE\n   1: 0x0000000000100000..0x00000000bffdffff    0 NONE\n';
    const at = { source: 0, span: { start: 3, end: text.indexOf('\n') } };
    expect(factsOfFile(name, text)).toEqual([{ kind: 'memblock-heading', listing: 'debugfs', list, at }, ...factsOfFile('notes.txt', text)]);
  });

  test.each([
    ['block_size_bytes', 'cat: block_size_bytes: Permission denied\n'],
    ['auto_online_blocks', '8000000\n'],
    ['cmdline.txt', 'A note on command lines\n'],
    ['cmdline.txt', ''],
    ['block_size_bytes2', '8000000\n'],
    ['my_block_size_bytes', '8000000\n'],
    ['versions.txt', 'lsmem from util-linux 2.38.1\n'],
  ])('silent: %s with %j', (name, text) => {
    expect(factsOfFile(name, text)).toEqual([]);
    expect(recogniseFormat({ name, text })).toBeUndefined();
  });

  test('what else stands in it is read as anywhere', () => {
    expect(factsOfFile('block_size_bytes.txt', '8000000\nMemory block size:       128M\n').map(({ kind }) => kind)).toEqual(['memory-block-size', 'memory-block-size']);
    expect(factsOfFile('cmdline.txt', 'Command line: ro quiet\n')).toMatchObject([{ kind: 'command-line', text: 'ro quiet' }]);
  });
});
