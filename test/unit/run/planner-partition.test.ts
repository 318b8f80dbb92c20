import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIB } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';
import { subtract, union } from '../../../src/analysis/base/range-set';
import { partition } from '../../../src/analysis/run/planner-partition';
import { range } from '../support/range';

const MANY = 1000;

/** The fewest TDMRs over any choice of bounds, by trying all; `undefined` when no choice is legal. */
function fewestByTrying(memory: readonly AddressRange[], maxReserved: number): number | undefined {
  const first = Math.floor((memory[0]?.start ?? 0) / GIB);
  const end = Math.ceil((memory.at(-1)?.end ?? 0) / GIB);
  const holes = (from: number, to: number): number => subtract(range(from * GIB, to * GIB), memory).length;
  const touched = (gib: number): boolean => memory.some((part) => part.start < (gib + 1) * GIB && part.end > gib * GIB);
  // best[i]: fewest TDMRs that cover all memory below GiB i.
  const best: (number | undefined)[] = [0];
  for (let to = first + 1; to <= end; to += 1) {
    const options = [touched(to - 1) ? undefined : best[to - 1 - first]];
    for (let from = first; from < to; from += 1) {
      const before = best[from - first];
      options.push(before !== undefined && holes(from, to) <= maxReserved ? before + 1 : undefined);
    }
    best.push(options.reduce((least, option) => (option === undefined || (least !== undefined && least <= option) ? least : option), undefined));
  }
  return best.at(-1);
}

describe('partition', () => {
  test('takes one TDMR where the holes fit, and no GiB without memory', () => {
    const memory = [range(0, GIB / 2), range(5 * GIB, 7 * GIB)];
    expect(partition(memory, memory, { maxTdmrs: 64, maxReserved: 16 })).toEqual({ kind: 'parts', tdmrs: [{ base: 0, size: GIB }, { base: 5 * GIB, size: 2 * GIB }] });
  });

  test('bridges the gap where only one TDMR is left', () => {
    const memory = [range(0, GIB / 2), range(5 * GIB, 7 * GIB)];
    expect(partition(memory, memory, { maxTdmrs: 1, maxReserved: 16 })).toEqual({ kind: 'parts', tdmrs: [{ base: 0, size: 7 * GIB }] });
  });

  test('a part that is split ends with its memory', () => {
    const memory = [range(0, GIB / 2), range(3 * GIB, 3 * GIB + GIB / 4), range(3 * GIB + GIB / 2, 4 * GIB)];
    expect(partition(memory, memory, { maxTdmrs: 2, maxReserved: 1 })).toEqual({ kind: 'parts', tdmrs: [{ base: 0, size: GIB }, { base: 3 * GIB, size: GIB }] });
  });

  test('no choice of bounds takes fewer, and where it says impossible none is legal', () => {
    const part = fc.record({ gap: fc.integer({ min: 1, max: 12 }), size: fc.integer({ min: 1, max: 12 }) });
    let impossible = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 14 }), fc.integer({ min: 1, max: 5 }), (parts, maxReserved) => {
        let at = 0;
        const memory = union(
          parts.map(({ gap, size }) => {
            const start = at + gap;
            at = start + size;
            return range((start * GIB) / 8, (at * GIB) / 8);
          }),
        );
        const least = fewestByTrying(memory, maxReserved);
        // As few TDMRs as there can be are found, and with one less there is nothing.
        if (least === undefined) impossible += 1;
        expect(partition(memory, memory, { maxTdmrs: least ?? MANY, maxReserved }).kind).toBe(least === undefined ? 'impossible' : 'parts');
        if (least !== undefined && least > 1) expect(partition(memory, memory, { maxTdmrs: least - 1, maxReserved }).kind).toBe('impossible');
      }),
      { numRuns: 500, seed: 16 },
    );
    expect(impossible).toBeGreaterThan(20);
  });
});
