import { describe, expect, test } from 'vitest';
import { lineIndex, review, type Review } from '../../../src/analysis/index';
import { profileById, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { buildMapView } from '../../../src/analysis/map/build';
import { replaySteps } from '../../../src/analysis/run/replay';
import { replayed } from '../../../src/analysis/run/replayed';
import type { Run } from '../../../src/analysis/run/run';

/** Memory of the boot, the word of the log, and DIMMs that come later: one where nothing is in the memory list, one that is no whole block. */
function logOf(outcome: string): string {
  return [
    '[    0.000000] Linux version 6.14.0 (b)',
    '[    0.010000] Early memory node ranges',
    '[    0.010000]   node   0: [mem 0x0000000000100000-0x000000007fffffff]',
    '[    1.000000] x86/mm: Memory block size: 128MB',
    `[    2.000000] virt/tdx: ${outcome}`,
    '[   30.000000] memblock_add_node: [0x0000000100000000-0x0000000107ffffff] nid=0 flags=0 add_memory_resource+0x11d/0x2b0',
    '[   31.000000] memblock_remove: [0x0000000100000000-0x0000000107ffffff] try_remove_memory+0x11d/0x2b0',
    '[   32.000000] memblock_add_node: [0x0000000110000000-0x0000000117ffffff] nid=0 flags=0 add_memory_resource+0x11d/0x2b0',
    '',
  ].join('\n');
}
const INITIALISED = logOf('module initialized');
const FAILED = logOf('module initialization failed (-12)');

function reviewed(text: string, profile: ProfileId | 'auto' = 'auto'): Review & { readonly run: Run } {
  const [only] = review({ name: 'dmesg.log', text }, { profile });
  if (only?.run === undefined) throw new Error('nothing was run');
  return { ...only, run: only.run };
}

describe('the replay of a review', () => {
  const { host, run } = reviewed(INITIALISED);
  const all = [...replaySteps(host, profileById(run.profile), { observed: 'initialised' })];

  test('has the first steps, and how many events come behind them', () => {
    const told = all.map((step): object => {
      const { after, ...rest } = step;
      expect(after.regions.length).toBeGreaterThan(0);
      return rest;
    });
    expect(all.map(({ what, result }) => [what, result])).toStrictEqual([['tdx-init', 'done'], ['hot-add', 'partly'], ['hot-remove', 'done'], ['hot-add', 'partly']]);
    expect(replayed(host, run).first(2)).toStrictEqual({ steps: told.slice(0, 2), more: 2 });
    expect(replayed(host, run).first(4)).toStrictEqual({ steps: told, more: 0 });
    expect(replayed(host, run).first(Infinity)).toStrictEqual({ steps: told, more: 0 });
  });

  test('an initialisation that no event stands for is no event', () => {
    const atBoot = reviewed(INITIALISED, 'linux-7.1');
    expect(atBoot.host.events).toHaveLength(4);
    expect(replayed(atBoot.host, atBoot.run).first(1)).toMatchObject({ steps: [{ what: 'tdx-init', init: 'at-boot' }], more: 4 });
  });

  test('tells a step once, however often it is asked', () => {
    const [first] = replayed(host, run).first(1).steps;
    const [again] = replayed(host, run).first(3).steps;
    expect(again).toBe(first);
    expect(first).not.toHaveProperty('after');
  });

  test('knows memory after any step, in any order, and before all of them', () => {
    const replay = replayed(host, run);
    const order = [3, 0, 2, 2, 1, 9, 3, 9];
    expect(order.map((step) => replay.after(step))).toStrictEqual(order.map((step) => all[step]?.after));
    expect(replay.after(-1)?.regions).toBe(host.regions?.list);
  });
});

describe('what the log reports', () => {
  const notes = (text: string, profile?: ProfileId | 'auto'): readonly string[] => {
    const { host, run } = reviewed(text, profile);
    return replayed(host, run).first(Infinity).steps.filter(({ what }) => what === 'hot-add').map(({ note }) => note);
  };
  const REFUSED = 'added; 1 block stays offline: refused, nothing is logged';
  const ONLINE = 'added; 1 block goes online';

  test.each<ProfileId | 'auto'>(['auto', 'linux-6.8', 'linux-7.1', 'cmr-v8'])('holds under the profile of the review, however it was chosen: %s', (profile) => {
    expect(notes(INITIALISED, profile)).toStrictEqual([REFUSED, REFUSED]);
    expect(notes(FAILED, profile)).toStrictEqual([ONLINE, ONLINE]);
  });

  test.each<ProfileId | 'auto'>(['auto', 'linux-6.8', 'linux-7.1'])('so the timeline of the map never contradicts its lane of hotplug, or the findings: %s', (profile) => {
    const found = [INITIALISED, FAILED].map((text) => {
      const one = reviewed(text, profile);
      const { timeline, lanes } = buildMapView(one, [one], [lineIndex(text)]);
      const asked = lanes.find(({ id }) => id === 'hotplug');
      return [
        timeline?.steps.filter(({ label }) => label.startsWith('hot-add')).map(({ result }) => result),
        asked?.segments.map(({ tone }) => tone),
        one.findings.filter(({ code }) => code === 'hotplug-refused').length,
      ];
    });
    expect(found).toStrictEqual([[['partly', 'partly'], ['error', 'error'], 2], [['done', 'done'], ['online', 'online'], 0]]);
  });
});
