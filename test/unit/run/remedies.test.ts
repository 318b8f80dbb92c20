import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GIB, MIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { hex } from '../../../src/analysis/base/format';
import { subtract } from '../../../src/analysis/base/range-set';
import type { Host } from '../../../src/analysis/host/host';
import { profileById, profiles, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { MOST_REGIONS_TO_CHANGE, remedies, type Remedy } from '../../../src/analysis/run/remedies';
import { runProfile } from '../../../src/analysis/run/run-profile';
import { hostOfLog, hostOfSnapshot } from '../support/host';
import { range } from '../support/range';

const sample = (name: string): string => readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
const on = (host: Host, profile: ProfileId): Remedy[] => remedies(host, profileById(profile));
const stored = ([start, end, node = 0]: readonly [number, number, number?]): object => ({ base: hex(start), size: hex(end - start), node });

/** One GiB and more of memory with so many holes of one page, 16 MiB apart, and four GiB above. */
function machine(holes: number, fields: Readonly<Record<string, unknown>> = {}): Host {
  const cuts = Array.from({ length: holes }, (_, index) => GIB + (index + 1) * 16 * MIB);
  const starts = [GIB, ...cuts.map((cut) => cut + PAGE_SIZE)];
  const memory = [...starts.map((start, index) => [start, cuts[index] ?? 2 * GIB] as const), [4 * GIB, 8 * GIB, 0] as const];
  return hostOfSnapshot({ memblock: { memory: memory.map(stored) }, cmrs: [{ base: hex(GIB), size: hex(7 * GIB) }], ...fields });
}

describe('the fragmented host of the public report', () => {
  const host = hostOfLog(sample('emerald-rapids-fragmented.log'));

  test('kernels with holes from CMRs pass; one page less lets it try; three small regions less make it safe', () => {
    expect(on(host, 'linux-6.8')).toEqual([
      { kind: 'other-kernel', profiles: ['cmr-v8', 'cmr-v8.2'] },
      { kind: 'leave-out', why: 'reserved-areas', ranges: [range(0x64158000, 0x64159000)], bytes: 0x1000, outcome: 'may-fail' },
      {
        kind: 'leave-out',
        why: 'reserved-areas',
        ranges: [range(0x619e0000, 0x619e2000), range(0x64158000, 0x64159000), range(0x6f7ff000, 0x6f800000)],
        bytes: 0x4000,
        outcome: 'passes',
      },
      { kind: 'cut', why: 'reserved-areas', ranges: [range(0x3ffff000, 0x40000000)], bytes: 0x1000, outcome: 'may-fail' },
      { kind: 'close-holes', why: 'reserved-areas', ranges: [range(0x619e2000, 0x619ea000)], bytes: 0x8000, outcome: 'may-fail' },
      {
        kind: 'close-holes',
        why: 'reserved-areas',
        ranges: [range(0x5e5b3000, 0x5e5c3000), range(0x5e5d3000, 0x5e5e5000), range(0x619e2000, 0x619ea000)],
        bytes: 0x2a000,
        outcome: 'passes',
      },
    ]);
  });

  test('each that leaves memory out is what it says when the memory is left out of the evidence', () => {
    for (const found of on(host, 'linux-6.8')) {
      if (found.kind !== 'leave-out' && found.kind !== 'cut') continue;
      const memory = (host.regions?.list ?? []).flatMap(({ range: region, node = 0 }) => subtract(region, found.ranges).map(({ start, end }) => stored([start, end, node])));
      const cmrs = (host.cmrs?.list ?? []).map((cmr) => ({ base: hex(cmr.range.start), size: hex(cmr.range.end - cmr.range.start) }));
      expect(runProfile(hostOfSnapshot({ memblock: { memory }, cmrs }), profileById('linux-6.8'))?.outcome).toBe(found.outcome);
    }
  });

  test('runs that are there already say the same', () => {
    const runs = profiles.flatMap((profile) => runProfile(host, profile) ?? []);
    expect(remedies(host, profileById('linux-6.8'), runs)).toEqual(on(host, 'linux-6.8'));
  });

  test('what passes needs nothing', () => {
    expect(on(host, 'cmr-v8')).toEqual([]);
    expect(on(hostOfLog(sample('healthy-two-socket.log')), 'linux-6.8')).toEqual([]);
  });
});

describe('memory that is not convertible', () => {
  test('is left out, or comes after initialisation in a kernel that initialises at boot', () => {
    const cxl = { event: 'hot-add', base: hex(16 * GIB), size: hex(2 * GIB), node: 1, driver: 'kmem', online: true };
    const host = machine(0, { events: [cxl, { event: 'tdx-init' }] });
    expect(on(host, 'linux-6.8')).toEqual([
      { kind: 'other-kernel', profiles: ['linux-7.1', 'linux-dpamt'] },
      { kind: 'leave-out', why: 'not-convertible', ranges: [range(16 * GIB, 18 * GIB)], bytes: 2 * GIB, outcome: 'passes' },
    ]);
    expect(on(machine(0), 'linux-6.8')).toEqual([]);
  });

  test('part of a region is left out by itself', () => {
    const host = machine(0, { cmrs: [{ base: hex(GIB), size: hex(7 * GIB - 64 * MIB) }] });
    expect(on(host, 'linux-6.8')).toEqual([{ kind: 'leave-out', why: 'not-convertible', ranges: [range(8 * GIB - 64 * MIB, 8 * GIB)], bytes: 64 * MIB, outcome: 'passes' }]);
  });

  test('is left out for a kernel that refuses the region by itself, too', () => {
    const host = machine(0, { cmrs: [{ base: hex(GIB), size: hex(7 * GIB - 64 * MIB) }] });
    expect(on(host, 'cmr-v8.2')).toEqual([{ kind: 'leave-out', why: 'not-convertible', ranges: [range(8 * GIB - 64 * MIB, 8 * GIB)], bytes: 64 * MIB, outcome: 'passes' }]);
  });

  test('and too many holes: both must change', () => {
    const host = machine(17, { cmrs: [{ base: hex(GIB), size: hex(7 * GIB - 64 * MIB) }] });
    const besides = [range(8 * GIB - 64 * MIB, 8 * GIB)];
    const found = on(host, 'linux-6.8');
    expect(found.map(({ kind }) => kind)).toEqual(['leave-out', 'leave-out', 'close-holes', 'close-holes']);
    expect(found).toContainEqual({ kind: 'leave-out', why: 'reserved-areas', ranges: [range(GIB + 16 * MIB + PAGE_SIZE, GIB + 32 * MIB)], bytes: 16 * MIB - PAGE_SIZE, besides, outcome: 'may-fail' });
  });
});

describe('holes', () => {
  test('17 of them: one less lets it try, and it stays open where the PAMTs land', () => {
    expect(on(machine(16), 'linux-6.8').map((found) => ('outcome' in found ? [found.kind, found.ranges.length, found.outcome] : found))).toEqual([
      { kind: 'other-kernel', profiles: ['cmr-v8', 'cmr-v8.2'] },
      ['leave-out', 2, 'passes'],
      ['close-holes', 2, 'passes'],
    ]);
    expect(on(machine(14), 'linux-6.8')).toEqual([]);
  });

  test('without CMRs the best that can be said is that the kernel gets through', () => {
    const host = machine(17, { cmrs: undefined });
    const found = on(host, 'linux-6.8');
    expect(found.map((each) => ('outcome' in each ? each.outcome : each.kind))).toEqual(['may-fail', 'undetermined', 'may-fail', 'undetermined']);
  });

  test('given places of PAMTs say nothing of a changed machine', () => {
    const host = machine(17, { pamtPlacements: [hex(5 * GIB), hex(6 * GIB)] });
    expect(on(host, 'linux-6.8')).toEqual(on(machine(17), 'linux-6.8'));
  });

  test('in more regions than are searched: only other kernels are named', () => {
    const pieces = (count: number): Host => {
      const memory = Array.from({ length: count }, (_, index) => stored([GIB + index * 2 * MIB, GIB + index * 2 * MIB + MIB]));
      return hostOfSnapshot({ memblock: { memory }, cmrs: [{ base: hex(GIB), size: hex(GIB) }] });
    };
    const kinds = (host: Host): string[] => [...new Set(on(host, 'linux-6.8').map(({ kind }) => kind))];
    expect(kinds(pieces(MOST_REGIONS_TO_CHANGE))).toEqual(['leave-out', 'close-holes']);
    expect(kinds(pieces(MOST_REGIONS_TO_CHANGE + 1))).toEqual([]);
  });

  test('in two TDMRs are cured in both', () => {
    const one = (base: number): object[] =>
      Array.from({ length: 18 }, (_, index) => [base + index * 16 * MIB + (index === 0 ? 0 : PAGE_SIZE), index === 17 ? base + GIB : base + (index + 1) * 16 * MIB] as const).map(stored);
    const memory = [...one(GIB), ...one(2 * GIB), stored([4 * GIB, 8 * GIB])];
    const [, first] = on(hostOfSnapshot({ memblock: { memory }, cmrs: [{ base: hex(GIB), size: hex(7 * GIB) }] }), 'linux-6.8');
    expect(first).toMatchObject({ kind: 'leave-out', outcome: 'may-fail', ranges: [{ start: GIB + 16 * MIB + PAGE_SIZE }, { start: 2 * GIB + 16 * MIB + PAGE_SIZE }] });
  });
});
