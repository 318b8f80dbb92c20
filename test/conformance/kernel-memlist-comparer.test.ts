import { describe, expect, test } from 'vitest';
import type { PfnRange } from '../../src/analysis/kernel/memlist';
import { differences } from './support/compare-memory';
import { buildFromVector, type MemlistBuilder } from './support/kernel-memory';
import { expectationOf, KERNEL_VARIANTS, readKernelVectors, type KernelVector } from './support/kernel-vectors';

/** Breaks the list that the real builder makes. */
function broken(change: (list: readonly PfnRange[]) => readonly PfnRange[]): MemlistBuilder {
  return (input, variant) => {
    const built = buildFromVector(input, variant);
    return { ...built, list: change(built.list) };
  };
}

const EDITS: readonly (readonly [what: string, build: MemlistBuilder])[] = [
  ['loses the last entry', broken((list) => list.slice(0, -1))],
  ['begins at the first page', broken((list) => list.map((entry) => ({ ...entry, startPfn: entry.startPfn === 0x100 ? 1 : entry.startPfn })))],
  ['joins entries that touch', broken(joinTouching)],
  ['ends one page early', broken((list) => list.map((entry) => ({ ...entry, endPfn: entry.endPfn - 1 })))],
  ['puts everything on node 0', broken((list) => list.map((entry) => ({ ...entry, node: 0 })))],
  ['never looks at CMRs', (input, variant) => buildFromVector(input, variant === 'cmr-v8.2' ? 'cmr-v8' : variant)],
  ['always looks at CMRs', (input) => buildFromVector(input, 'cmr-v8.2')],
  ['never runs out of memory', (input, variant) => buildFromVector({ ...input, kmalloc_fail_at: null }, variant)],
];

function joinTouching(list: readonly PfnRange[]): readonly PfnRange[] {
  return list.reduce<PfnRange[]>((joined, entry) => {
    const last = joined.at(-1);
    return last?.endPfn === entry.startPfn ? [...joined.slice(0, -1), { ...last, endPfn: entry.endPfn }] : [...joined, entry];
  }, []);
}

const some = ['hand', 'cmr', 'edges', 'failures', 'hotplug'].flatMap((name) => readKernelVectors(`${name}.json.gz`));

function fail(): never {
  throw new Error('no vectors');
}

describe('the comparer', () => {
  test.each(EDITS)('sees a builder that %s', (_, build) => {
    const found = KERNEL_VARIANTS.flatMap((variant) => some.flatMap((vector) => differences(vector, variant, build)));
    expect(found.length).toBeGreaterThan(0);
  });

  test('names the case, the field, and both values', () => {
    const range: PfnRange = { startPfn: 0x100, endPfn: 0x200, node: 3 };
    const vector: KernelVector = {
      name: 'tiny',
      input: { ...(some[0] ?? fail()).input, memblock: [{ base: '0x0', size: '0x200000', nid: 3 }], cmrs: [], hotplug: [] },
      expected: {
        'v6.8': {
          ret: 0,
          stage: 'ok',
          memlist: [{ start_pfn: '0x100', end_pfn: '0x200', nid: 3 }],
          log: [],
          hotplug: [],
          hotplug_if_memlist_kept: [],
          tdx_memlist_empty_after: false,
        },
      },
    };
    expect(differences(vector, 'v6.8', buildFromVector)).toEqual([]);
    const offByOne: MemlistBuilder = () => ({ list: [{ ...range, endPfn: 0x1ff }], errno: 0, log: [] });
    expect(differences(vector, 'v6.8', offByOne)).toEqual([
      {
        case: 'tiny',
        field: 'memlist',
        actual: [{ start_pfn: '0x100', end_pfn: '0x1ff', nid: 3 }],
        expected: [{ start_pfn: '0x100', end_pfn: '0x200', nid: 3 }],
      },
    ]);
  });

  test('expands what a variant stores: what differs, less what is absent', () => {
    const expected = { 'v6.8': { ret: -12, stage: 'a', log: ['x'], pamt_kb: 1 }, 'seed-v8': { ret: 0, _absent: ['pamt_kb'] }, latest: {} };
    expect(expectationOf({ expected }, 'v6.8')).toEqual({ ret: -12, stage: 'a', log: ['x'], pamt_kb: 1 });
    expect(expectationOf({ expected }, 'seed-v8')).toEqual({ ret: 0, stage: 'a', log: ['x'] });
    expect(expectationOf({ expected }, 'latest')).toEqual({ ret: -12, stage: 'a', log: ['x'], pamt_kb: 1 });
  });
});
