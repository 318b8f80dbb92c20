import { describe, expect, test } from 'vitest';
import { GIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { pamtMemory, type PamtMemory } from '../../../src/analysis/kernel/pamt-memory';
import { profileById, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { hostOfSnapshot } from '../support/host';

const region = (from: number, to: number, flags: readonly string[] = []): object => ({ base: `0x${(from * GIB).toString(16)}`, size: `${to - from}G`, node: 0, flags });
const step = (event: string, from: number, to: number, more: object = {}): object => ({ event, base: `0x${(from * GIB).toString(16)}`, size: `${to - from}G`, ...more });
const INIT = { event: 'tdx-init' };

/** In GiB: what the kernel can surely take PAMTs from, and what it perhaps can. */
function memory(regions: readonly object[], events: readonly object[] = [], profile: ProfileId = 'linux-6.8'): object {
  const host = hostOfSnapshot({ memblock: { memory: regions }, memoryBlockSize: '1G', ...(events.length > 0 ? { events } : {}) });
  const inGib = (part: PamtMemory['sure']): number[][] => part.map(({ startPfn, endPfn }) => [startPfn, endPfn].map((pfn) => (pfn * PAGE_SIZE) / GIB));
  const { sure, unsure } = pamtMemory(host.regions?.list ?? [], host.events, profileById(profile));
  return { sure: inGib(sure), unsure: inGib(unsure) };
}

describe('flags', () => {
  test('none and mirror: ordinary memory', () => {
    expect(memory([region(4, 8), region(8, 12, ['mirror'])])).toEqual({ sure: [[4, 8], [8, 12]], unsure: [] });
  });

  test.each(['hotplug', 'driver-managed', 'kho-scratch'])('%s: perhaps', (flag) => {
    expect(memory([region(4, 8), region(8, 12, [flag, 'mirror'])])).toEqual({ sure: [[4, 8]], unsure: [[8, 12]] });
  });

  test('nomap: never', () => {
    expect(memory([region(4, 8), region(8, 12, ['nomap', 'hotplug'])])).toEqual({ sure: [[4, 8]], unsure: [] });
  });
});

describe('events before initialisation', () => {
  test('what they leave offline has no free pages', () => {
    expect(memory([region(4, 12)], [step('offline', 6, 8), INIT])).toEqual({ sure: [[4, 6], [8, 12]], unsure: [] });
  });

  test('the last word counts', () => {
    expect(memory([region(4, 12)], [step('offline', 6, 9), step('online', 6, 8), INIT])).toEqual({ sure: [[4, 8], [9, 12]], unsure: [] });
    expect(memory([region(4, 12)], [step('online', 6, 8), step('offline', 6, 9), INIT])).toEqual({ sure: [[4, 6], [9, 12]], unsure: [] });
  });

  test('added memory goes online unless its event says otherwise', () => {
    const regions = [region(4, 12), region(16, 20)];
    expect(memory(regions, [step('hot-add', 16, 20, { online: false }), INIT])).toEqual({ sure: [[4, 12]], unsure: [] });
    expect(memory(regions, [step('hot-add', 16, 20), INIT])).toEqual({ sure: [[4, 12], [16, 20]], unsure: [] });
  });

  test('later ones do not count, and a kernel that initialises at boot has no earlier ones', () => {
    const all = { sure: [[4, 12]], unsure: [] };
    expect(memory([region(4, 12)], [INIT, step('offline', 6, 8)])).toEqual(all);
    expect(memory([region(4, 12)], [step('offline', 6, 8)])).toEqual(all);
    expect(memory([region(4, 12)], [step('offline', 6, 8), INIT], 'linux-7.1')).toEqual(all);
  });
});
