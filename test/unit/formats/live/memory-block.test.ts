import { describe, expect, test } from 'vitest';
import { factsOf, placeOf, read } from '../../support/read';

describe('a memory block in one line', () => {
  test('number, state, node and zones', () => {
    const text = 'memory35 phys_index=00000023 state=online removable=1 phys_device=0 valid_zones=Normal node=1';
    expect(factsOf(text)).toEqual([{ kind: 'block-state', from: 'sysfs', blocks: { first: 35, last: 35 }, state: 'online', node: 1, zones: 'Normal', at: placeOf(text, text) }]);
  });

  test.each([
    ['memory96 phys_index=00000060 state=offline removable=1 phys_device=0 valid_zones=Normal,Movable node=0', { state: 'offline', zones: 'Normal,Movable', node: 0 }],
    ['memory96 phys_index=00000060 state=offline valid_zones=Normal Movable node=0', { state: 'offline', zones: 'Normal Movable', node: 0 }],
    ['memory96 state=going-offline', { state: 'going-offline', blocks: { first: 96, last: 96 } }],
  ])('%s', (text, expected) => {
    expect(factsOf(`> ${text}\n`)).toMatchObject([expected]);
  });

  test('a block that reaches into two nodes has no node of its own', () => {
    const [fact] = factsOf('memory19 phys_index=00000013 state=online removable=1 phys_device=0 valid_zones=none node=0,1');
    expect(fact).toMatchObject({ zones: 'none' });
    expect(fact).not.toHaveProperty('node');
  });

  test.each(['memory35 phys_index=0000', 'memory35 phys_index=00000023 state=', 'memory35 phys_index=00000023 state=onl', 'memory35 state=unknown'])('cut: %s', (text) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-value', at: placeOf(text, text) }] });
  });

  test.each(['memory35', 'memory 35 state=online', 'memory35 is online', 'memory35 limit=3', 'memory: usage 102400kB, limit 102400kB, failcnt 35'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
