import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

const HEAD = 'RANGE                                  SIZE   STATE REMOVABLE          ZONES NODE BLOCK\n';

describe('a table with a heading', () => {
  test('range, blocks, state, node and zones', () => {
    const row = '0x0000000100000000-0x0000000107ffffff  128M  online       yes         Normal    1    32';
    const text = `${HEAD}${row}\n\nMemory block size:       128M\nTotal online memory:     128M\nTotal offline memory:      0B\n`;
    expect(factsOf(text)).toEqual([
      { kind: 'block-state', from: 'lsmem', range: range(0x100000000, 0x108000000), blocks: { first: 32, last: 32 }, state: 'online', node: 1, zones: 'Normal', at: placeOf(text, row) },
      { kind: 'memory-block-size', bytes: 0x8000000, at: { source: 0, span: { start: text.indexOf('128M\nTotal online'), end: text.indexOf('\nTotal online') } } },
    ]);
  });

  test('the columns that lsmem shows by itself', () => {
    const text = 'RANGE                                 SIZE  STATE REMOVABLE BLOCK\n0x0000000000000000-0x00000000bfffffff   3G online       yes  0-23\n';
    expect(factsOf(text)).toMatchObject([{ range: range(0, 0xc0000000), blocks: { first: 0, last: 23 }, state: 'online' }]);
    expect(factsOf(text)[0]).not.toHaveProperty('node');
  });

  test('REMOVABLE is empty where blocks are offline', () => {
    const text = `${HEAD}0x0000000300000000-0x0000000307ffffff  128M offline           Normal/Movable    0    96\n`;
    expect(factsOf(text)).toMatchObject([{ state: 'offline', node: 0, zones: 'Normal/Movable', blocks: { first: 96, last: 96 } }]);
    expect(factsOf(text.replaceAll(/^/gm, '> '))).toMatchObject([{ state: 'offline', node: 0, zones: 'Normal/Movable', blocks: { first: 96, last: 96 } }]);
  });

  test('a row that is moved to the right of its heading', () => {
    const text = `${HEAD}    0x0000000300000000-0x0000000307ffffff  128M offline           Normal/Movable    0    96\n`;
    expect(factsOf(text)).toMatchObject([{ state: 'offline', node: 0, blocks: { first: 96, last: 96 } }]);
  });

  test('NODE is empty', () => {
    const text = `${HEAD}0x0000000300000000-0x0000000307ffffff  128M offline           Normal/Movable         96\n`;
    expect(factsOf(text)).toMatchObject([{ state: 'offline', zones: 'Normal/Movable', blocks: { first: 96, last: 96 } }]);
    expect(factsOf(text)[0]).not.toHaveProperty('node');
  });

  test('columns in another order', () => {
    const text = [
      ` SIZE ${'RANGE'.padEnd(37)}   STATE NODE BLOCK REMOVABLE`,
      ' 128M 0x0000000300000000-0x0000000307ffffff offline    2    96',
      '   3G 0x0000000000000000-0x00000000bfffffff  online    0  0-23       yes',
    ].join('\n');
    expect(factsOf(text)).toMatchObject([
      { range: range(0x300000000, 0x308000000), state: 'offline', node: 2, blocks: { first: 96, last: 96 } },
      { range: range(0, 0xc0000000), state: 'online', node: 0, blocks: { first: 0, last: 23 } },
    ]);
  });

  test('blocks without ranges', () => {
    const text = 'BLOCK  STATE\n   32 online\n33-35 offline\n';
    expect(factsOf(text)).toMatchObject([
      { state: 'online', blocks: { first: 32, last: 32 } },
      { state: 'offline', blocks: { first: 33, last: 35 } },
    ]);
    expect(factsOf(text)[0]).not.toHaveProperty('range');
  });

  test('without states it says nothing', () => {
    expect(read('RANGE                                 SIZE\n0x0000000000000000-0x00000000bfffffff   3G\n')).toEqual({ facts: [], problems: [] });
  });

  test('--raw, with a value that is missing', () => {
    const text = 'RANGE SIZE STATE REMOVABLE BLOCK\n0x0000000000000000-0x000000007fffffff 2G online yes 0-15\n0x0000000300000000-0x0000000307ffffff 128M offline  96\n';
    expect(factsOf(text)).toMatchObject([
      { state: 'online', blocks: { first: 0, last: 15 } },
      { state: 'offline', blocks: { first: 96, last: 96 } },
    ]);
  });

  test('--bytes', () => {
    const text = 'RANGE                                       SIZE  STATE REMOVABLE BLOCK\n0x0000000000000000-0x000000007fffffff 2147483648 online       yes  0-15\n\nMemory block size:            134217728\n';
    expect(factsOf(text)).toMatchObject([{ blocks: { first: 0, last: 15 } }, { kind: 'memory-block-size', bytes: 0x8000000 }]);
  });

  test.each([
    ['on->off', 'going-offline'],
    ['offline', 'offline'],
  ])('state %s', (word, state) => {
    const text = `RANGE                                 SIZE   STATE BLOCK\n0x0000000300000000-0x0000000307ffffff 128M ${word.padStart(7)}    96\n`;
    expect(factsOf(text)).toMatchObject([{ state }]);
  });

  test('a state that could not be read says nothing', () => {
    expect(read('RANGE                                 SIZE STATE BLOCK\n0x0000000300000000-0x0000000307ffffff 128M     ?    96\n')).toEqual({ facts: [], problems: [] });
  });

  test('rows that were left out, and the end', () => {
    const row = '0x0000000300000000-0x0000000307ffffff  128M offline           Normal/Movable    0    96\n';
    expect(factsOf(`${HEAD}...\n${row}`)).toHaveLength(1);
    expect(factsOf(`${HEAD}words\n${row}`)).toHaveLength(1);
  });
});

describe('a table without a heading', () => {
  test.each([
    ['0x0000000100000000-0x00000004bfffffff  15G online       yes 32-151', { blocks: { first: 32, last: 151 } }],
    ['0x0000000100000000-0x0000000107ffffff 128M online       yes     32', { blocks: { first: 32, last: 32 } }],
    ['0x0000000100000000-0x0000000107ffffff 128M offline           32', { blocks: { first: 32, last: 32 }, state: 'offline' }],
    ['0x0000000100000000-0x0000000107ffffff  128M online       yes Normal    3    32', { blocks: { first: 32, last: 32 }, node: 3, zones: 'Normal' }],
    ['0x0000000100000000-0x0000000107ffffff  128M online       yes    32    3 Normal', { blocks: { first: 32, last: 32 }, node: 3, zones: 'Normal' }],
    ['0x0000000100000000-0x00000004bfffffff 16106127360 online yes 32-151 0 Normal', { blocks: { first: 32, last: 151 }, node: 0 }],
    ['0x0000000100000000-0x00000004bfffffff 2.9G offline Normal/Movable', { zones: 'Normal/Movable', state: 'offline' }],
  ])('%s', (row, expected) => {
    expect(factsOf(row)).toMatchObject([{ kind: 'block-state', from: 'lsmem', range: { start: 0x100000000 }, ...expected }]);
    expect(factsOf(`> > ${row}\n`)).toMatchObject([expected]);
  });
});

describe('--pairs', () => {
  test('each line names its columns', () => {
    const text = 'RANGE="0x0000000100000000-0x0000000107ffffff" SIZE="128M" STATE="offline" REMOVABLE="" ZONES="Normal/Movable" NODE="0" BLOCK="32"';
    expect(factsOf(text)).toEqual([{ kind: 'block-state', from: 'lsmem', range: range(0x100000000, 0x108000000), blocks: { first: 32, last: 32 }, state: 'offline', node: 0, zones: 'Normal/Movable', at: placeOf(text, text) }]);
  });

  test('in another order, and without states', () => {
    expect(factsOf('STATE="online" BLOCK="32-39"')).toMatchObject([{ state: 'online', blocks: { first: 32, last: 39 } }]);
    expect(read('RANGE="0x0000000100000000-0x0000000107ffffff" SIZE="128M"')).toEqual({ facts: [], problems: [] });
  });

  test.each(['RANGE="0x0000000100000000-0x00000001', 'RANGE="0x0000000100000000-0x0000000107ffffff" SIZE="128M" STA'])('cut: %s', (text) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-value', at: placeOf(text, text) }] });
  });

  test.each(['STATE="online"', 'NODE="0"', 'SIZE="3', 'BLOCK="1" OTHER="2" STATE="online"', 'STATE="running" BLOCK'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('a row that is cut', () => {
  const whole = '0x0000000000000000-0x00000000bfffffff   3G online       yes  0-23\n';
  test.each(['0x0000000100000000-0x00000001', '0x0000000100000000-', '0x00000001', '0x0000000100000000-0x0000000107ffffff  128M onl'])('%s', (cut) => {
    for (const above of [`RANGE                                 SIZE  STATE REMOVABLE BLOCK\n${whole}`, whole]) {
      const text = above + cut;
      const { facts, problems } = read(text);
      expect(facts).toHaveLength(1);
      expect(problems).toMatchObject([{ at: { source: 0, span: { start: above.length } } }]);
    }
    expect(read(cut)).toEqual({ facts: [], problems: [] });
  });

  test('an inverted range', () => {
    const text = '0x0000000100000000-0x00000000bfffffff   3G online       yes  0-23\n';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'inverted-range', at: placeOf(text, '0x0000000100000000-0x00000000bfffffff') }] });
  });
});

describe('the size of a block', () => {
  test.each([
    ['Memory block size:       128M', 0x8000000],
    ['Memory block size:         2G', 0x80000000],
    ['> Memory block size:     134217728', 0x8000000],
  ])('%s', (text, bytes) => {
    expect(factsOf(text)).toMatchObject([{ kind: 'memory-block-size', bytes }]);
  });

  test('that is cut', () => {
    const text = 'Memory block size:       128Q';
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-value', at: placeOf(text, text) }] });
  });
});

test.each(['RANGE', 'SIZE of it', 'STATE machine', 'NODE_DATA(0) allocated [mem 0x0-0xfff]', 'BLOCK DEVICE', 'Memory block size: unknown', 'Memory block sizes', '0x0000000100000000-0x0000000107ffffff is offline', '0x100000000-0x107ffffff 128M online yes 32'])('silent: %s', (text) => {
  expect(read(text)).toEqual({ facts: [], problems: [] });
});
