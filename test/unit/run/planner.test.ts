import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GIB, MIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';
import { subtract, union } from '../../../src/analysis/base/range-set';
import { cmrsIfWhole, DEFAULT_LIMITS } from '../../../src/analysis/host/host';
import type { ConfiguredTdmr } from '../../../src/analysis/kernel/initialise';
import type { PfnRange } from '../../../src/analysis/kernel/memlist';
import { pamtLevels } from '../../../src/analysis/kernel/pamt';
import { profileById } from '../../../src/analysis/kernel/profiles';
import { answerToTdmrs } from '../../../src/analysis/run/module-answer';
import { planLayout, type Plan, type PlannerInput } from '../../../src/analysis/run/planner';
import { runProfile } from '../../../src/analysis/run/run-profile';
import { hostOfLog } from '../support/host';
import { range } from '../support/range';

/** Memory as frames of node 0, from byte ranges. */
function listOf(...ranges: readonly (readonly [start: number, end: number, node?: number])[]): PfnRange[] {
  return ranges.map(([start, end, node = 0]) => ({ startPfn: start / PAGE_SIZE, endPfn: end / PAGE_SIZE, node }));
}

/** Memory from `start` to `end` with so many holes of one page, 8 MiB apart, the first 8 MiB in. */
function holed(start: number, end: number, holes: number): (readonly [number, number])[] {
  const cuts = Array.from({ length: holes }, (_, index) => start + (index + 1) * 8 * MIB);
  const starts = [start, ...cuts.map((cut) => cut + PAGE_SIZE)];
  return starts.map((from, index) => [from, cuts[index] ?? end] as const);
}

function plan(memlist: readonly PfnRange[], change: Partial<PlannerInput> = {}): Plan {
  return planLayout({ memlist, cmrs: [range(0, 64 * GIB)], limits: DEFAULT_LIMITS, holesFrom: 'memblock', ...change });
}

/** Base and size in GiB, and the number of reserved areas. */
function outline(found: Plan): unknown {
  return found.kind === 'layout' ? found.tdmrs.map(({ base, size, reserved }) => [base / GIB, size / GIB, reserved.length]) : found;
}

function blockOf({ pamt }: ConfiguredTdmr): AddressRange {
  const { '1g': last } = pamtLevels(pamt);
  return range(pamt.base, last.base + last.size);
}

describe('the fragmented host of the public report', () => {
  const host = hostOfLog(readFileSync(new URL('../../../samples/emerald-rapids-fragmented.log', import.meta.url), 'utf8'));
  const run = runProfile(host, profileById('linux-6.8'));
  const cmrs = cmrsIfWhole(host) ?? [];
  const memlist = run?.kernel.memlist ?? [];

  test('the kernel fails on it', () => {
    expect([run?.outcome, run?.stage, run?.kernel.tdmrs[0]?.holes?.length]).toEqual(['fails', 'tdmrs_populate_rsvd_areas_all', 17]);
  });

  test('two TDMRs of one GiB each hold what one of two GiB cannot', () => {
    const found = plan(memlist, { cmrs });
    expect(outline(found)).toEqual([[0, 1, 1], [1, 1, 16], [4, 254, 4]]);
    expect(found.kind === 'layout' && answerToTdmrs(cmrs, found.tdmrs)).toEqual({ name: 'TDX_SUCCESS', detail: {} });
  });

  test('with holes from CMRs one TDMR is enough there', () => {
    expect(outline(plan(memlist, { cmrs, holesFrom: 'cmrs' }))).toEqual([[0, 2, 2], [4, 254, 4]]);
  });
});

describe('holes at the limit', () => {
  test('a GiB with 16 holes has a layout', () => {
    expect(outline(plan(listOf(...holed(0, GIB, 16))))).toEqual([[0, 1, 16]]);
  });

  test('a GiB with 17 holes has none', () => {
    expect(plan(listOf(...holed(0, GIB, 17)))).toEqual({
      kind: 'none',
      reason: 'The GiB [0x0, 0x40000000) alone has 17 holes, and a TDMR takes 16 reserved areas.',
      certain: true,
    });
  });

  test('a GiB with 20 holes has none, whatever lies beside it, unless one CMR covers them', () => {
    const memlist = listOf([0, GIB], ...holed(GIB, 2 * GIB, 20), [4 * GIB, 8 * GIB]);
    expect(plan(memlist)).toEqual({
      kind: 'none',
      reason: 'The GiB [0x40000000, 0x80000000) alone has 20 holes, and a TDMR takes 16 reserved areas.',
      certain: true,
    });
    // The TDMR of the four GiB has its PAMT at the end of that memory, where no hole is.
    expect(outline(plan(memlist, { holesFrom: 'cmrs' }))).toEqual([[0, 2, 0], [4, 4, 1]]);
  });

  test('16 holes and no room for a PAMT but in the middle of them', () => {
    // Every piece is smaller than a PAMT but one, which ends at the GiB, so that a block there leans on a hole at its start.
    const pieces = holed(0, GIB, 16);
    expect(outline(plan(listOf(...pieces)))).toEqual([[0, 1, 16]]);
    const small = Array.from({ length: 16 }, (_, index) => [index * 8 * MIB, index * 8 * MIB + MIB] as const);
    expect(plan(listOf(...small))).toEqual({ kind: 'none', reason: 'No place was found for the PAMT of 4 MiB that the TDMR at 0x0 needs.', certain: false });
  });

  test('limits of the module count, not only those that are claimed', () => {
    const limits = { ...DEFAULT_LIMITS, maxReservedPerTdmr: 100, maxTdmrs: 1000 };
    expect(plan(listOf(...holed(0, GIB, 17)), { limits })).toMatchObject({ kind: 'none', certain: true });
    expect(outline(plan(listOf(...holed(0, GIB, 2)), { limits: { ...DEFAULT_LIMITS, maxReservedPerTdmr: 2 } }))).toEqual([[0, 1, 2]]);
    expect(plan(listOf(...holed(0, GIB, 2)), { limits: { ...DEFAULT_LIMITS, maxReservedPerTdmr: 1 } })).toMatchObject({ kind: 'none' });
  });
});

describe('the number of TDMRs', () => {
  const scattered = (n: number): PfnRange[] => listOf(...Array.from({ length: n }, (_, index) => [index * 4 * GIB, index * 4 * GIB + GIB] as const));
  const cmrs = [range(0, 1024 * GIB)];

  test('64 scattered GiB take one each', () => {
    const found = plan(scattered(64), { cmrs });
    expect(found.kind === 'layout' && found.tdmrs.map(({ size }) => size)).toEqual(Array.from({ length: 64 }, () => GIB));
  });

  test('with one more, gaps are bridged: 17 GiB with 16 gaps between them make one', () => {
    const found = plan(scattered(65), { cmrs });
    expect(found.kind === 'layout' && found.tdmrs.length).toBe(4);
  });

  test('the narrowest gaps are bridged first', () => {
    const memlist = [...scattered(64), ...listOf([254 * GIB, 255 * GIB])];
    const found = plan(memlist, { cmrs });
    expect(found.kind === 'layout' && found.tdmrs.map(({ size }) => size / GIB).filter((size) => size > 1)).toEqual([3]);
  });

  test('more than fit, however they are bridged, is impossible', () => {
    const holes = Array.from({ length: 65 }, (_, index) => holed(index * GIB, (index + 1) * GIB, 16)).flat();
    expect(plan(listOf(...holes), { cmrs })).toEqual({ kind: 'none', reason: '65 TDMRs are needed at least, and the TDX module takes 64.', certain: true });
    expect(plan(listOf(...holes.slice(0, -17)), { cmrs }).kind).toBe('layout');
  });
});

describe('what no layout can help', () => {
  test('memory outside the CMRs must be left out first', () => {
    expect(plan(listOf([0, 2 * GIB]), { cmrs: [range(0, GIB + PAGE_SIZE)] })).toEqual({
      kind: 'none',
      reason: 'Memory that is not convertible must be left out first: [0x40001000, 0x80000000) lies in no CMR.',
      certain: true,
    });
    expect(plan(listOf([0, GIB + PAGE_SIZE]), { cmrs: [range(0, GIB + PAGE_SIZE)] }).kind).toBe('layout');
    expect(plan(listOf([0, 2 * GIB]), { cmrs: [range(0, GIB), range(GIB, 2 * GIB)] }).kind).toBe('layout');
  });

  test('a CMR list that the module refuses, and no memory at all', () => {
    expect(plan(listOf([0, GIB]), { cmrs: [range(GIB, 2 * GIB), range(0, GIB)] })).toEqual({ kind: 'none', reason: 'The TDX module refuses the CMR list, whatever the layout.', certain: true });
    expect(plan([])).toEqual({ kind: 'none', reason: 'There is no memory for TDX.', certain: true });
  });
});

test('a PAMT comes from the memory of its own node where that has room, and else from another', () => {
  const nodeOf = (memlist: readonly PfnRange[], { base }: AddressOfPamt): number | undefined => memlist.find(({ startPfn, endPfn }) => startPfn * PAGE_SIZE <= base && base < endPfn * PAGE_SIZE)?.node;
  const two = listOf([0, 8 * GIB, 0], [16 * GIB, 20 * GIB, 1]);
  const found = plan(two);
  expect(found.kind === 'layout' && found.tdmrs.map(({ pamt, pamtNode }) => [pamtNode, nodeOf(two, pamt)])).toEqual([[0, 0], [1, 1]]);
  const tiny = listOf([0, 8 * GIB, 0], [16 * GIB, 16 * GIB + MIB, 1]);
  const other = plan(tiny);
  expect(other.kind === 'layout' && other.tdmrs.map(({ pamt, pamtNode }) => [pamtNode, nodeOf(tiny, pamt)])).toEqual([[0, 0], [1, 0]]);
});

interface AddressOfPamt {
  readonly base: number;
}

describe('properties', () => {
  /** Alternating memory and gaps: from pages to several GiB. */
  const step = fc.oneof(fc.integer({ min: 1, max: 600 }).map((pages) => pages * PAGE_SIZE), fc.integer({ min: 1, max: 3000 }).map((mib) => mib * MIB));
  const machine = fc.record({
    steps: fc.array(fc.record({ gap: step, size: step, node: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 60 }),
    limit: fc.integer({ min: 1, max: 16 }),
    tdmrs: fc.integer({ min: 1, max: 64 }),
    slack: fc.boolean(),
    holesFrom: fc.constantFrom('memblock' as const, 'cmrs' as const),
  });

  test('every layout is accepted by the module, keeps the limits, and covers all memory but its PAMTs', () => {
    let layouts = 0;
    fc.assert(
      fc.property(machine, ({ steps, limit, tdmrs, slack, holesFrom }) => {
        let at = MIB;
        const memlist = steps.flatMap(({ gap, size, node }) => {
          const start = at + gap;
          at = start + size;
          return listOf([start, at, node]);
        });
        const memory = union(memlist.map(({ startPfn, endPfn }) => range(startPfn * PAGE_SIZE, endPfn * PAGE_SIZE)));
        const cmrs = slack || memory.length > 32 ? [range(MIB, at)] : memory;
        const limits = { ...DEFAULT_LIMITS, maxReservedPerTdmr: limit, maxTdmrs: tdmrs };
        const found = planLayout({ memlist, cmrs, limits, holesFrom });
        if (found.kind === 'none') return;
        layouts += 1;
        expect(answerToTdmrs(cmrs, found.tdmrs)).toEqual({ name: 'TDX_SUCCESS', detail: {} });
        expect(found.tdmrs.length).toBeLessThanOrEqual(tdmrs);
        expect(Math.max(...found.tdmrs.map(({ reserved }) => reserved.length))).toBeLessThanOrEqual(limit);
        const used = found.tdmrs.flatMap(({ base, size, reserved }) => subtract(range(base, base + size), reserved.map(({ start, end }) => range(start, end))));
        const blocks = found.tdmrs.map(blockOf);
        expect(memory.flatMap((part) => subtract(part, [...used, ...blocks]))).toEqual([]);
        expect(blocks.flatMap((block) => subtract(block, memory))).toEqual([]);
        if (holesFrom === 'memblock') expect(used.flatMap((part) => subtract(part, memory))).toEqual([]);
      }),
      { numRuns: 400, seed: 135 },
    );
    expect(layouts).toBeGreaterThan(100);
  });
});
