import { describe, expect, test } from 'vitest';
import { factsOf, placeOf, read } from '../../support/read';

const TWO = `available: 2 nodes (0-1)
node 0 cpus: 0 1 2 3
node 0 size: 128504 MB
node 0 free: 118563 MB
node 1 cpus:
node 1 size: 393216 MB
node 1 free: 393216 MB
node distances:
node     0    1
   0:   10   21
   1:   21   10
`;

describe('numactl -H', () => {
  test('nodes with their CPUs and sizes', () => {
    expect(factsOf(TWO)).toEqual([
      { kind: 'numa-node', node: 0, cpus: [0, 1, 2, 3], sizeMib: 128504, at: placeOf(TWO, 'node 0 size: 128504 MB') },
      { kind: 'numa-node', node: 1, cpus: [], sizeMib: 393216, at: placeOf(TWO, 'node 1 size: 393216 MB') },
    ]);
  });

  test.each([
    ['quoted', '> > '],
    ['moved to the right with hard blanks', '\u00a0 \u00a0 \u00a0 '],
  ])('%s', (_, prefix) => {
    expect(factsOf(TWO.replaceAll(/^(?=.)/gm, prefix))).toMatchObject([{ node: 0, cpus: [0, 1, 2, 3], sizeMib: 128504 }, { node: 1, cpus: [], sizeMib: 393216 }]);
  });

  test('CPUs that a mail has wrapped', () => {
    expect(factsOf(TWO.replace('2 3\n', '2\n3 4\n 5\n'))).toMatchObject([{ node: 0, cpus: [0, 1, 2, 3, 4, 5], sizeMib: 128504 }, { node: 1 }]);
  });

  test('CPUs that are cut with dots are left out', () => {
    const [first] = factsOf(TWO.replace('2 3\n', '2 3 ...\n'));
    expect(first).toMatchObject({ node: 0, sizeMib: 128504 });
    expect(first).not.toHaveProperty('cpus');
  });

  test('without the line above, and lines alone', () => {
    expect(factsOf('node 3 size: 64 MB\n')).toMatchObject([{ node: 3, sizeMib: 64 }]);
    const text = 'node 3 cpus: 7\nnode 4 cpus: 8\nwords\n';
    expect(factsOf(text)).toEqual([
      { kind: 'numa-node', node: 3, cpus: [7], at: placeOf(text, 'node 3 cpus: 7') },
      { kind: 'numa-node', node: 4, cpus: [8], at: placeOf(text, 'node 4 cpus: 8') },
    ]);
  });

  test('a size that is not told', () => {
    const facts = factsOf('node 3 cpus: 7\nnode 3 size: <not available>\n');
    expect(facts).toMatchObject([{ node: 3, cpus: [7] }]);
    expect(facts[0]).not.toHaveProperty('sizeMib');
  });

  test('two listings, one below the other', () => {
    expect(factsOf(TWO + TWO)).toHaveLength(4);
  });

  test('what QEMU says of its guest is no listing of a host', () => {
    expect(read('2 nodes\nnode 0 cpus: 0\nnode 0 size: 7168 MB\nnode 0 plugged: 1024 MB\nnode 1 cpus: 1\nnode 1 size: 10240 MB\nnode 1 plugged: 4096 MB\n')).toEqual({ facts: [], problems: [] });
  });

  test('what follows is read as any other line', () => {
    expect(factsOf('node 0 size: 64 MB\n  node   0: [mem 0x0000000000001000-0x000000000009efff]\n').map(({ kind }) => kind)).toEqual(['numa-node', 'node-range']);
  });

  test.each(['available: yes', 'node 0 was there', 'node 0 free: 64 MB', 'node size: 64 MB', 'Node 0 size: 64 MB'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
