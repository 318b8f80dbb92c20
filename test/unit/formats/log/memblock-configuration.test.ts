import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

describe('MEMBLOCK configuration', () => {
  test('the heading and its regions, before nodes are known and after', () => {
    const before = ' memory[0x0]\t[0x0000000000001000-0x000000000009efff], 0x000000000009e000 bytes flags: 0x0';
    const after = ' memory[0x1]\t[0x0000000100000000-0x000000047fffffff], 0x0000000380000000 bytes on node 0 flags: 0x9';
    const text = `MEMBLOCK configuration:\n memory size = 0x000000038009e000 reserved size = 0x0000000001000000\n memory.cnt  = 0x2\n${before}\n${after}\n`;
    expect(factsOf(text)).toEqual([
      { kind: 'memblock-heading', listing: 'configuration', at: placeOf(text, 'MEMBLOCK configuration:') },
      { kind: 'memblock-range', listing: 'configuration', list: 'memory', range: range(0x1000, 0x9f000), flags: [], at: placeOf(text, before.trim()) },
      {
        kind: 'memblock-range',
        listing: 'configuration',
        list: 'memory',
        range: range(0x100000000, 0x480000000),
        node: 0,
        flags: ['hotplug', 'driver-managed'],
        at: placeOf(text, after.trim()),
      },
    ]);
  });

  test.each([
    ['0x0', []],
    ['0x1', ['hotplug']],
    ['0x2', ['mirror']],
    ['0x4', ['nomap']],
    ['0x8', ['driver-managed']],
    ['0x10', ['reserved-noinit']],
    ['0x20', ['reserved-kernel']],
    ['0x40', ['kho-scratch']],
    ['0x4b', ['hotplug', 'mirror', 'driver-managed', 'kho-scratch']],
    ['0x80', []],
  ])('flags %s', (flags, expected) => {
    expect(factsOf(`memory[0xa]\t[0x0000000000001000-0x0000000000001fff], 0x0000000000001000 bytes on node 3 flags: ${flags}`)).toMatchObject([{ node: 3, flags: expected }]);
  });

  test('an empty list prints one region of size 0 whose end has wrapped: no fact, no problem', () => {
    expect(read(' memory[0x0]\t[0x0000000000000000-0xffffffffffffffff], 0x0000000000000000 bytes flags: 0x0')).toEqual({ facts: [], problems: [] });
  });

  test('a region that is not empty and whose end has wrapped is a problem', () => {
    const text = 'memory[0x0]\t[0x0000000000001000-0xffffffffffffffff], 0x0000000000001000 bytes flags: 0x0';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-address', at: placeOf(text, '0x0000000000001000-0xffffffffffffffff') }] });
  });

  test('a cut line is a problem, with the place of what is left', () => {
    const text = 'memory[0x1]\t[0x0000000100000000-0x000000047fffffff], 0x00000003800\nmore';
    const shown = '0x0000000100000000-0x000000047fffffff], 0x00000003800';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-address', at: placeOf(text, shown) }] });
  });

  test('a line does not go on in the next one', () => {
    expect(read('memory[0x1]\n[0x0000000100000000-0x000000047fffffff], 0x0000000380000000 bytes flags: 0x0')).toEqual({ facts: [], problems: [] });
  });

  test.each([
    ' reserved[0x0]\t[0x0000000000000000-0x0000000000000fff], 0x0000000000001000 bytes flags: 0x0',
    ' memory.cnt  = 0x5',
    ' memory size = 0x000000038009e000 reserved size = 0x0000000001000000',
    'memblock_reserve: [0x0000000000001000-0x000000000009efff] setup_arch+0x6e/0x110',
    'memory[0] is the first',
  ])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
