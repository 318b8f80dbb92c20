import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AddressRange } from '../../../src/analysis/base/range';
import type { MemoryEvent } from '../../../src/analysis/evidence/fact';
import type { Host } from '../../../src/analysis/host/host';
import { profileById, profiles, type KernelProfile, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { replaySteps, type ReplayOptions } from '../../../src/analysis/run/replay';
import type { ReplayStep } from '../../../src/analysis/run/replay-step';
import { runProfile } from '../../../src/analysis/run/run-profile';
import { hostOfSnapshot } from '../support/host';
import { range } from '../support/range';
import { reviewOf } from '../support/review';

const G = 2 ** 30;
const AT = { source: 0, span: { start: 0, end: 0 } };
const INIT: MemoryEvent = { kind: 'memory-event', event: 'tdx-init', at: AT };
const NOT_PERMITTED = ['write error: Operation not permitted'];
const INVALID = ['write error: Invalid argument'];

function event(kind: MemoryEvent['event'], start: number, end: number, more: Partial<MemoryEvent> = {}): MemoryEvent {
  return { kind: 'memory-event', event: kind, range: range(start * G, end * G), at: AT, ...more };
}

/** Node 0 has [4, 20) and node 1 [20, 36) GiB; both are convertible, and so is all up to 68 GiB. Blocks have 2 GiB. */
const BASE = hostOfSnapshot({
  memblock: { memory: [{ base: '0x100000000', size: '16G', node: 0 }, { base: '0x500000000', size: '16G', node: 1 }] },
  cmrs: [{ base: '0x100000000', size: '64G' }],
  memoryBlockSize: '2G',
});
const FAILING: Host = { ...BASE, cmrs: { list: [{ kind: 'cmr', range: range(4 * G, 8 * G), at: AT }] } };

function replay(host: Host, profile: KernelProfile, options?: ReplayOptions): readonly ReplayStep[] {
  return [...replaySteps(host, profile, options)];
}

function steps(events: readonly MemoryEvent[], profile: ProfileId = 'linux-6.8', host: Host = BASE, options?: ReplayOptions): readonly ReplayStep[] {
  return replay({ ...host, events }, profileById(profile), options);
}

/** What a step says, its state in GiB. */
function said({ result, errno, note, console, after }: ReplayStep): readonly unknown[] {
  const gib = ({ start, end }: AddressRange): string => `${start / G}-${end / G}`;
  const memblock = after.regions.map((region) => [gib(region.range), ...region.flags].join(' ')).join(', ');
  return [result, errno, note, console, memblock, after.online.map(gib).join(', ')];
}

const last = (...args: Parameters<typeof steps>): readonly unknown[] => {
  const step = steps(...args).at(-1);
  return step === undefined ? [] : said(step);
};

const BOOT = '4-20, 20-36';

describe('the step of initialisation', () => {
  const boot = { regions: BASE.regions?.list, online: [range(4 * G, 36 * G)] };
  const done = { what: 'tdx-init', result: 'done', note: 'done', console: [], after: boot };
  const added = event('hot-add', 36, 40, { node: 1, online: false });

  test('on demand: at its event', () => {
    expect(steps([INIT])).toEqual([{ index: 0, init: 'event', ...done }]);
    expect(steps([added, INIT]).map(({ index, init }) => [index, init])).toEqual([[0, undefined], [1, 'event']]);
  });

  test('on demand without its event: taken to come first', () => {
    expect(steps([])).toEqual([{ init: 'taken-first', ...done }]);
  });

  test.each(['linux-7.1', 'linux-dpamt'] as const)('at boot, as %s does: before all events, whose own has no effect', (profile) => {
    expect(steps([INIT], profile)).toEqual([
      { init: 'at-boot', ...done },
      { index: 0, what: 'tdx-init', result: 'no-effect', note: 'no effect: TDX was initialised at boot', console: [], after: boot },
    ]);
  });

  test('a failure prints its lines, and is not tried again', () => {
    const log = ['virt/tdx: module initialization failed (-5)'];
    expect(steps([INIT, INIT], 'linux-6.8', FAILING).map(said)).toEqual([
      ['refused', -5, 'fails (-5): TDX is off, and refuses nothing later', log, BOOT, '4-36'],
      ['refused', -22, 'refused (-22): it failed before, and is tried once', [], BOOT, '4-36'],
    ]);
    expect(last([INIT], 'linux-7.1', FAILING)).toEqual(['no-effect', undefined, 'no effect: TDX failed at boot', [], BOOT, '4-36']);
  });

  test('a second one after success has no effect', () => {
    expect(last([INIT, INIT])).toEqual(['no-effect', undefined, 'no effect: TDX is initialised already', [], BOOT, '4-36']);
  });

  test('without a CMR list it is taken to succeed; the oldest kernel only builds its list', () => {
    const { cmrs: _, ...unknown } = BASE;
    expect(last([INIT], 'linux-6.8', unknown)[2]).toBe('taken to succeed, which is not certain');
    expect(last([INIT], 'linux-6.8', unknown, { observed: 'initialised' })[2]).toBe('done');
    expect(last([INIT], 'seed-v8')[2]).toBe('only the memory list is built');
  });

  test('a failure that the log reports counts, whatever is predicted', () => {
    expect(steps([INIT, event('hot-add', 36, 40, { node: 1 })], 'linux-6.8', BASE, { observed: 'failed' }).map(({ note }) => note)).toEqual([
      'fails: TDX is off, and refuses nothing later',
      'added; 2 blocks go online',
    ]);
  });
});

describe('memory that is added', () => {
  const REFUSED = 'added; 2 blocks stay offline: refused, nothing is logged';

  test('after initialisation it is in memblock and stays offline', () => {
    expect(last([INIT, event('hot-add', 36, 40, { node: 1, online: true })])).toEqual(['partly', undefined, REFUSED, [], '4-20, 20-40', '4-36']);
  });

  test('before it goes online, and is in the snapshot', () => {
    const add = event('hot-add', 36, 40, { node: 1, online: true });
    const events = [add, INIT, event('offline', 36, 38), event('online', 36, 38)];
    expect(steps(events).map(said)).toEqual([
      ['done', undefined, 'added; 2 blocks go online', [], '4-20, 20-40', '4-40'],
      ['done', undefined, 'done', [], '4-20, 20-40', '4-40'],
      ['done', undefined, 'TDX does not object', [], '4-20, 20-40', '4-36, 38-40'],
      ['done', undefined, '1 block online', [], '4-20, 20-40', '4-40'],
    ]);
    expect(steps(events)[1]?.after.regions).toEqual(runProfile({ ...BASE, events }, profileById('linux-6.8'))?.regions);
  });

  test('under a kernel that initialises at boot the same event comes after it', () => {
    expect(steps([event('hot-add', 36, 40, { node: 1 }), INIT], 'linux-7.1').map(({ note }) => note)).toEqual(['done', REFUSED, 'no effect: TDX was initialised at boot']);
  });

  test('after a failed initialisation it goes online', () => {
    expect(last([INIT, event('hot-add', 36, 40, { node: 1 })], 'linux-6.8', FAILING)).toEqual(['done', undefined, 'added; 2 blocks go online', [], '4-20, 20-40', '4-40']);
  });

  test.each(['kmem', 'virtio_mem'])('that of %s is marked and joins nothing; a DIMM does', (driver) => {
    expect(last([INIT, event('hot-add', 36, 40, { node: 1, driver, online: false })])).toEqual([
      'done', undefined, 'added; stays offline', [], '4-20, 20-36, 36-40 driver-managed', '4-36',
    ]);
    expect(last([INIT, event('hot-add', 36, 40, { node: 1, driver: 'dimm', online: false })])[4]).toBe('4-20, 20-40');
  });

  test('unaligned, all of it is refused', () => {
    const line = 'Block size [0x80000000] unaligned hotplug range: start 0x940000000, size 0x80000000';
    expect(last([INIT, event('hot-add', 37, 39)])).toEqual(['refused', -22, 'refused (-22): no whole blocks of 2 GiB', [line], BOOT, '4-36']);
    expect(last([event('hot-add', 36, 37), INIT].slice(0, 1))[1]).toBe(-22);
    const { memoryBlockSize: _, ...unknown } = BASE;
    expect(last([event('hot-add', 36, 36.0625)], 'linux-6.8', unknown)).toEqual(['refused', -22, 'refused (-22): no whole blocks', [], BOOT, '4-36']);
  });

  test('on memory that is there, all of it is refused, before its place is looked at', () => {
    const refused = ['refused', -17, 'refused (-17): there is memory already', [], BOOT, '4-36'];
    expect(last([INIT, event('hot-add', 34, 38)])).toEqual(refused);
    expect(last([INIT, event('hot-add', 35, 38)])).toEqual(refused);
    expect(last([INIT, event('hot-add', 36, 38, { node: 1 })])[0]).toBe('partly');
    expect(steps([event('hot-add', 34, 38), INIT]).map(said)[1]).toEqual(['done', undefined, 'done', [], BOOT, '4-36']);
  });

  test('automatic onlining stops at the first refusal, though later blocks would be accepted', () => {
    const remove = event('hot-remove', 30, 34);
    const add = event('hot-add', 32, 34, { node: 1 });
    // Removed after initialisation, so the snapshot has it; the last block was never there.
    expect(last([INIT, event('hot-remove', 32, 36), event('hot-add', 32, 38, { node: 1 })])).toEqual([
      'partly', undefined, 'added; 2 blocks online, 1 block stays offline: refused, nothing is logged', [], '4-20, 20-38', '4-36',
    ]);
    // Removed before it: the first block was not there, the second was.
    const early = [event('hot-remove', 30, 32), INIT, event('hot-remove', 32, 34), event('hot-add', 30, 34, { node: 1 })];
    expect(last(early)).toEqual(['partly', undefined, 'added; 2 blocks stay offline: refused, nothing is logged', [], BOOT, '4-30, 34-36']);
    expect(last([...early, event('online', 30, 34)])).toEqual(['partly', -1, '1 block online, 1 refused (-1), nothing is logged', NOT_PERMITTED, BOOT, '4-30, 32-36']);
    expect(last([INIT, remove, add])).toEqual(['done', undefined, 'added; 1 block goes online', [], '4-20, 20-30, 32-36', '4-30, 32-36']);
  });
});

describe('memory that is brought online', () => {
  test('of the boot: inside one entry it is, across two it is not', () => {
    expect(last([INIT, event('offline', 4, 6), event('online', 4, 6)])).toEqual(['done', undefined, '1 block online', [], BOOT, '4-36']);
    const odd = { ...BASE, memoryBlockSize: { value: 8 * G, at: AT } };
    expect(last([INIT, event('offline', 16, 24), event('online', 16, 24)], 'linux-6.8', odd)).toEqual(['refused', -1, 'refused (-1): 1 block, nothing is logged', NOT_PERMITTED, BOOT, '0-16, 24-40']);
    expect(last([event('offline', 16, 24), event('online', 16, 24), INIT].slice(0, 2), 'linux-6.8', odd)[0]).toBe('refused');
    expect(steps([event('offline', 16, 24), event('online', 16, 24), INIT], 'linux-6.8', odd)[1]?.result).toBe('done');
  });

  test('that no event took offline was offline from the start', () => {
    expect(steps([INIT, event('online', 4, 6)]).map(said)).toEqual([
      ['done', undefined, 'done', [], BOOT, '6-36'],
      ['done', undefined, '1 block online', [], BOOT, '4-36'],
    ]);
  });

  test('twice, the second is not valid', () => {
    expect(last([INIT, event('online', 4, 6), event('online', 4, 6)])).toEqual(['no-effect', -22, 'no effect (-22): online already', INVALID, BOOT, '4-36']);
  });

  test('the blocks are asked one by one: a refused one does not stop the rest', () => {
    expect(last([event('hot-remove', 4, 6), INIT, event('hot-add', 4, 6, { node: 0, online: false }), event('offline', 6, 8), event('online', 4, 8)])).toEqual([
      'partly', -1, '1 block online, 1 refused (-1), nothing is logged', NOT_PERMITTED, BOOT, '6-36',
    ]);
  });

  test('with memmap on memory the head of a block is not asked about', () => {
    const half = { ...BASE, memoryBlockSize: { value: G, at: AT }, events: [] };
    // The list begins in the middle of the block.
    const host: Host = { ...half, regions: { origin: 'snapshot', list: [{ range: range(4.5 * G, 20 * G), node: 0, flags: [], at: AT }] } };
    const events = [INIT, event('hot-remove', 4, 5), event('hot-add', 4, 5, { node: 0 })];
    const pages = (0.5 * G) / 4096;
    expect(last(events, 'linux-6.8', host)[0]).toBe('partly');
    expect(last(events, 'linux-6.8', host, { vmemmapPages: pages - 1 })[0]).toBe('partly');
    expect(last(events, 'linux-6.8', host, { vmemmapPages: pages })[0]).toBe('done');
    // Memory of the boot has no such head.
    expect(last([INIT, event('offline', 4, 5), event('online', 4, 5)], 'linux-6.8', host, { vmemmapPages: pages })[0]).toBe('refused');
  });
});

describe('memory that goes', () => {
  test('offline: TDX does not object, and memblock keeps it', () => {
    expect(last([INIT, event('offline', 4, 8)])).toEqual(['done', undefined, 'TDX does not object', [], BOOT, '8-36']);
    expect(last([INIT, event('offline', 4, 8), event('offline', 4, 6)])).toEqual(['no-effect', -22, 'no effect (-22): offline already', INVALID, BOOT, '8-36']);
    expect(last([INIT, event('offline', 40, 42)])[2]).toBe('no effect: no memory is there');
    expect(last([INIT, event('offline', 5, 6)])[2]).toBe('no effect: no whole blocks');
  });

  test('removed: it leaves memblock, and its blocks are no longer there', () => {
    expect(last([INIT, event('hot-remove', 34, 36)])).toEqual(['done', undefined, 'removed; TDX does not object', [], '4-20, 20-34', '4-34']);
    expect(last([INIT, event('hot-remove', 40, 42)])[2]).toBe('no effect: no memory is there');
    expect(last([INIT, event('hot-remove', 34, 36), event('online', 34, 36)])[2]).toBe('no effect: the memory was removed');
  });

  test('before initialisation it may not return; after it, it may', () => {
    const [remove, back] = [event('hot-remove', 34, 36), event('hot-add', 34, 36, { node: 1 })];
    expect(last([remove, INIT, back])).toEqual(['partly', undefined, 'added; 1 block stays offline: refused, nothing is logged', [], BOOT, '4-34']);
    expect(last([INIT, remove, back])).toEqual(['done', undefined, 'added; 1 block goes online', [], BOOT, '4-36']);
    expect(last([remove, INIT, back], 'linux-7.1')[0]).toBe('done');
  });
});

function sample(name: string): Host {
  return reviewOf(readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8'), name).host;
}
const notes = (host: Host, profile: ProfileId): readonly unknown[] => replay(host, profileById(profile)).map(({ index, result, errno, note }) => [index, result, errno, note]);

describe('the samples', () => {
  const later = [
    [1, 'done', undefined, 'TDX does not object'],
    [2, 'done', undefined, '1 block online'],
    [3, 'partly', undefined, 'added; 16 blocks stay offline: refused, nothing is logged'],
    [4, 'partly', undefined, 'added; 64 blocks stay offline: refused, nothing is logged'],
    [5, 'refused', -1, 'refused (-1): 1 block, nothing is logged'],
    [6, 'refused', -22, 'refused (-22): no whole blocks of 2 GiB'],
  ];

  test('memory that may not go online', () => {
    const host = sample('refused-hotplug.tdxmem.json');
    expect(notes(host, 'linux-6.8')).toEqual([[0, 'done', undefined, 'done'], ...later]);
    expect(notes(host, 'linux-7.1')).toEqual([[undefined, 'done', undefined, 'done'], [0, 'no-effect', undefined, 'no effect: TDX was initialised at boot'], ...later]);
  });

  test('memory of CXL added before', () => {
    expect(notes(sample('cxl-added-before-init.tdxmem.json'), 'linux-6.8')).toEqual([[0, 'refused', -5, 'fails (-5): TDX is off, and refuses nothing later']]);
  });

  test('logs tell of no events', () => {
    expect(notes(sample('healthy-two-socket.log'), 'linux-6.8')).toEqual([[undefined, 'done', undefined, 'done']]);
    expect(notes(sample('emerald-rapids-fragmented.log'), 'linux-7.1')).toEqual([[undefined, 'refused', -28, 'fails (-28): TDX is off, and refuses nothing later']]);
  });
});

test('without memory regions there is nothing to replay', () => {
  expect(replay(hostOfSnapshot({ events: [{ event: 'tdx-init' }] }), profileById('linux-6.8'))).toEqual([]);
});

const KINDS = ['hot-add', 'online', 'offline', 'hot-remove', 'tdx-init'] as const;
const anyEvent: fc.Arbitrary<MemoryEvent> = fc
  .record({ kind: fc.constantFrom(...KINDS), start: fc.nat({ max: 48 }), size: fc.nat({ max: 12 }), top: fc.boolean(), named: fc.integer({ min: 0, max: 9 }), online: fc.boolean(), node: fc.nat({ max: 2 }) })
  .map(({ kind, start, size, top, named, online, node }): MemoryEvent => {
    if (kind === 'tdx-init' || named === 0) return { kind: 'memory-event', event: kind, at: AT };
    const from = top ? 2 ** 22 - 64 + start : start;
    return event(kind, from, from + size, { node, online });
  });
const anyProfile = fc.constantFrom(...profiles);

describe('whatever the events', () => {
  test('it does not throw, and has a step for each event in order', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), anyProfile, fc.constantFrom(undefined, 'initialised' as const, 'failed' as const), fc.boolean(), (events, profile, observed, sized) => {
        const { memoryBlockSize, ...unsized } = BASE;
        const host: Host = { ...unsized, ...(sized && memoryBlockSize && { memoryBlockSize }), events };
        const all = replay(host, profile, observed === undefined ? {} : { observed });
        expect(all.flatMap(({ index }) => (index === undefined ? [] : [index]))).toEqual(events.map((_, index) => index));
        expect(all.filter(({ init }) => init !== undefined)).toHaveLength(1);
      }),
    );
  });

  test('nothing is refused for TDX before initialisation or after a failed one', () => {
    const nothing = (all: readonly ReplayStep[]): void => {
      expect(all.filter(({ errno, note }) => errno === -1 || note.includes('stay'))).toEqual(all.filter(({ note }) => note === 'added; stays offline'));
    };
    fc.assert(
      fc.property(fc.array(anyEvent.filter(({ event: kind }) => kind !== 'tdx-init'), { maxLength: 12 }), (events) => {
        nothing(steps([...events, INIT]).slice(0, -1));
        nothing(steps([INIT, ...events], 'linux-6.8', BASE, { observed: 'failed' }));
        nothing(steps(events, 'linux-7.1', FAILING));
      }),
    );
  });

  test('memblock at initialisation is that of the run, and later events do not change it', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 12 }), anyProfile, (events, profile) => {
        const host = { ...BASE, events };
        const init = replay(host, profile).find((step) => step.init !== undefined);
        expect(init?.after.regions).toEqual(runProfile(host, profile)?.regions);
      }),
    );
  });

  test('very many events: the first steps do not wait for the last', () => {
    const events = Array.from({ length: 50_000 }, (_, index) => event(index % 2 === 0 ? 'hot-add' : 'online', 100 + index * 2, 102 + index * 2));
    const first = replaySteps({ ...BASE, events: [INIT, ...events] }, profileById('linux-6.8'));
    expect([first.next().value?.what, first.next().value?.what]).toEqual(['tdx-init', 'hot-add']);
  });
});
