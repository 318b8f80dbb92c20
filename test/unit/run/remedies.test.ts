import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GIB, MIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { hex } from '../../../src/analysis/base/format';
import { subtract } from '../../../src/analysis/base/range-set';
import type { Host } from '../../../src/analysis/host/host';
import { profileById, profiles, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { remedies, type Remedy } from '../../../src/analysis/run/remedies';
import { REGIONS_TO_LOOK_AT, rerunner } from '../../../src/analysis/run/remedies-changes';
import { answerToTdmrs } from '../../../src/analysis/run/module-answer';
import { runProfile } from '../../../src/analysis/run/run-profile';
import { hostOfLog, hostOfSnapshot } from '../support/host';
import { range } from '../support/range';

const sample = (name: string): string => readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8');
const all = (host: Host, profile: ProfileId): readonly Remedy[] => remedies(host, profileById(profile))?.found ?? [];
/** Kernels and changes of memory; layouts have tests of their own. */
const on = (host: Host, profile: ProfileId): readonly Remedy[] => all(host, profile).filter(({ kind }) => kind !== 'layout');
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
    expect(remedies(host, profileById('linux-6.8'), runs)).toEqual(remedies(host, profileById('linux-6.8')));
  });

  test('what passes needs nothing', () => {
    expect(remedies(host, profileById('cmr-v8'))).toBeUndefined();
    expect(remedies(hostOfLog(sample('healthy-two-socket.log')), profileById('linux-6.8'))).toBeUndefined();
  });

  test('the layout is one that the module accepts, and all was searched', () => {
    const found = remedies(host, profileById('linux-6.8'));
    const cmrs = (host.cmrs?.list ?? []).map((cmr) => cmr.range);
    const layouts = (found?.found ?? []).flatMap((each) => (each.kind === 'layout' ? [each] : []));
    expect(layouts.map(({ tdmrs }) => tdmrs.map(({ base, size, reserved }) => [base / GIB, size / GIB, reserved.length]))).toEqual([[[0, 1, 1], [1, 1, 16], [4, 254, 4]]]);
    expect(layouts.map(({ tdmrs }) => answerToTdmrs(cmrs, tdmrs).name)).toEqual(['TDX_SUCCESS']);
    expect(found?.searched).toBe('all');
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

  test('of a kernel that takes them from CMRs: a cut helps, and so does a kernel that does not look at CMRs', () => {
    // Memory from the end of one GiB to the beginning of another, and ten CMRs of a page in each of the two.
    const pages = (from: number): object[] => Array.from({ length: 10 }, (_, index) => ({ base: hex(from + index * 16 * MIB), size: hex(PAGE_SIZE) }));
    const cmrs = [...pages(GIB), { base: hex(2 * GIB - 256 * MIB), size: hex(2 * GIB + 512 * MIB) }, ...pages(4 * GIB + 512 * MIB)];
    const host = hostOfSnapshot({ memblock: { memory: [stored([2 * GIB - 256 * MIB, 4 * GIB + 256 * MIB])] }, cmrs });
    expect(on(host, 'cmr-v8')).toEqual([
      { kind: 'other-kernel', profiles: ['linux-6.8', 'linux-7.1', 'linux-dpamt'] },
      { kind: 'cut', why: 'reserved-areas', ranges: [range(4 * GIB - PAGE_SIZE, 4 * GIB)], bytes: PAGE_SIZE, outcome: 'passes' },
    ]);
  });

  test('in two TDMRs are cured in both', () => {
    const one = (base: number): object[] =>
      Array.from({ length: 18 }, (_, index) => [base + index * 16 * MIB + (index === 0 ? 0 : PAGE_SIZE), index === 17 ? base + GIB : base + (index + 1) * 16 * MIB] as const).map(stored);
    const memory = [...one(GIB), ...one(2 * GIB), stored([4 * GIB, 8 * GIB])];
    const [, first] = on(hostOfSnapshot({ memblock: { memory }, cmrs: [{ base: hex(GIB), size: hex(7 * GIB) }] }), 'linux-6.8');
    expect(first).toMatchObject({ kind: 'leave-out', outcome: 'may-fail', ranges: [{ start: GIB + 16 * MIB + PAGE_SIZE }, { start: 2 * GIB + 16 * MIB + PAGE_SIZE }] });
  });
});

describe('TDMRs that run out', () => {
  /** So many GiB of memory, each with a GiB between it and the next, two of them nearly empty; the module has eight TDMRs. */
  const scattered = (count: number, fields: Readonly<Record<string, unknown>> = {}): Host => {
    const memory = Array.from({ length: count }, (_, index) => [(4 + 2 * index) * GIB, (4 + 2 * index) * GIB + (index === 3 ? 64 * MIB : index === 5 ? 96 * MIB : GIB), 0] as const);
    return hostOfSnapshot({ memblock: { memory: memory.map(stored) }, cmrs: [{ base: hex(4 * GIB), size: hex(2 * count * GIB) }], limits: { maxTdmrs: 8 }, ...fields });
  };

  test('eight are enough', () => {
    expect(remedies(scattered(8), profileById('linux-6.8'))).toBeUndefined();
  });

  test('one too many: that with the least memory is left out, under every kernel', () => {
    const least: Remedy = { kind: 'leave-out', why: 'tdmrs', ranges: [range(10 * GIB, 10 * GIB + 64 * MIB)], bytes: 64 * MIB, outcome: 'passes' };
    expect(on(scattered(9), 'linux-6.8')).toEqual([least]);
    expect(on(scattered(9), 'cmr-v8')).toEqual([least]);
  });

  test('two too many', () => {
    expect(on(scattered(10), 'linux-7.1')).toMatchObject([{ why: 'tdmrs', ranges: [{ start: 10 * GIB }, { start: 14 * GIB }], bytes: 160 * MIB, outcome: 'passes' }]);
  });

  test('other TDMRs would do', () => {
    const [layout] = all(scattered(9), 'linux-6.8').flatMap((each) => (each.kind === 'layout' ? [each] : []));
    expect(layout?.tdmrs.length).toBeLessThanOrEqual(8);
    expect(answerToTdmrs([range(4 * GIB, 22 * GIB)], layout?.tdmrs ?? []).name).toBe('TDX_SUCCESS');
  });

  test('64 of one node may all have their PAMTs in one of them', () => {
    expect(on(scattered(65, { limits: {} }), 'linux-6.8')).toMatchObject([{ why: 'tdmrs', outcome: 'may-fail' }]);
  });

  test('a gap that firmware may close joins two regions that take a TDMR each', () => {
    const memory = [[4 * GIB, 5 * GIB], [5 * GIB + 64 * MIB, 7 * GIB], [16 * GIB, 17 * GIB]] as const;
    const cmrs = [{ base: hex(4 * GIB), size: hex(16 * GIB) }];
    const host = hostOfSnapshot({ memblock: { memory: memory.map(([start, end]) => stored([start, end, 0])) }, cmrs, limits: { maxTdmrs: 2 } });
    expect(on(host, 'linux-6.8')).toEqual([
      { kind: 'leave-out', why: 'tdmrs', ranges: [range(4 * GIB, 5 * GIB)], bytes: GIB, outcome: 'passes' },
      { kind: 'close-holes', why: 'tdmrs', ranges: [range(5 * GIB, 5 * GIB + 64 * MIB)], bytes: 64 * MIB, outcome: 'passes' },
    ]);
    // Of two nodes they stay two.
    const nodes = hostOfSnapshot({ memblock: { memory: memory.map(([start, end], node) => stored([start, end, node])) }, cmrs, limits: { maxTdmrs: 2 } });
    expect(on(nodes, 'linux-6.8').map(({ kind }) => kind)).toEqual(['leave-out']);
  });

  test('to give up most of the memory is no remedy', () => {
    expect(on(scattered(200, { cmrs: undefined }), 'linux-6.8')).toEqual([]);
  });

  test('and memory that is not convertible: both must go', () => {
    const host = scattered(9, { cmrs: [{ base: hex(4 * GIB), size: hex(16 * GIB + 512 * MIB) }] });
    const besides = [range(20 * GIB + 512 * MIB, 21 * GIB)];
    expect(on(host, 'linux-6.8')).toMatchObject([{ why: 'tdmrs', ranges: [{ start: 10 * GIB }], besides, outcome: 'passes' }]);
  });

  test('and then too many holes: the changes stand together', () => {
    const holes = Array.from({ length: 18 }, (_, index) => [GIB + index * 16 * MIB + (index === 0 ? 0 : PAGE_SIZE), index === 17 ? 2 * GIB : GIB + (index + 1) * 16 * MIB, 0] as const);
    const more = Array.from({ length: 64 }, (_, index) => [(4 + 2 * index) * GIB, (4 + 2 * index) * GIB + (index === 7 ? 64 * MIB : GIB), 0] as const);
    const host = hostOfSnapshot({ memblock: { memory: [...holes, ...more].map(stored) }, cmrs: [{ base: hex(GIB), size: hex(134 * GIB) }] });
    const besides = [range(18 * GIB, 18 * GIB + 64 * MIB)];
    expect(on(host, 'linux-6.8')).toContainEqual(expect.objectContaining({ kind: 'leave-out', why: 'reserved-areas', besides, outcome: 'may-fail' }));
  });
});

describe('memory in very many pieces', () => {
  /** A stretch for PAMTs, and TDMRs of 100 pieces each. */
  const pieces = (count: number): Host => {
    const memory = [stored([GIB, 4 * GIB]), ...Array.from({ length: count }, (_, index) => stored([4 * GIB + index * 10 * MIB, 4 * GIB + index * 10 * MIB + 8 * MIB]))];
    return hostOfSnapshot({ memblock: { memory }, cmrs: [{ base: hex(GIB), size: hex(4 * GIB + count * 10 * MIB) }] });
  };

  test('is searched as far as there is time, which is said', () => {
    expect(remedies(pieces(300), profileById('linux-6.8'))?.searched).toBe('all');
    expect(remedies(pieces(9000), profileById('linux-6.8'))?.searched).toBe('part');
  });

  test('is run again only as long as all runs together look at no more regions than the bound', () => {
    const { again, made, refused } = rerunner(pieces(1), profileById('linux-6.8'));
    const region = pieces(1).regions?.list[0];
    if (region === undefined) throw new Error('no region');
    expect([again(Array.from({ length: REGIONS_TO_LOOK_AT + 1 }, () => region)), made(), refused()]).toEqual([undefined, 0, true]);
    expect([again([region])?.outcome, made(), refused()]).toEqual(['passes', 1, true]);
  });
});

test('a CMR list that the module refuses has no remedy in memory', () => {
  const host = machine(17, { cmrs: [{ base: hex(2 * GIB), size: hex(GIB) }, { base: hex(GIB), size: hex(GIB) }] });
  expect(remedies(host, profileById('linux-6.8'))).toEqual({ found: [], searched: 'all' });
});
