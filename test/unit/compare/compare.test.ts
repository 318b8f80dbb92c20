import { describe, expect, test } from 'vitest';
import { compare, differs } from '../../../src/analysis/compare/compare';
import { range } from '../support/range';
import { reviewOf } from '../support/review';

const GIB = 2 ** 30;

const FIRST = `Linux version 6.8.0-1004-intel (x@y) #4 SMP
DMI: Acme T1/B1, BIOS 1.0 01/01/2024
BIOS-provided physical RAM map:
BIOS-e820: [mem 0x0000000000100000-0x000000007fffffff] usable
BIOS-e820: [mem 0x0000000100000000-0x000000013fffffff] usable
Early memory node ranges
  node   0: [mem 0x0000000000100000-0x000000007fffffff]
  node   0: [mem 0x0000000100000000-0x000000013fffffff]
virt/tdx: BIOS enabled: private KeyID range [32, 64)
virt/tdx: CMR: [0x100000, 0x80000000)
virt/tdx: CMR: [0x100000000, 0x140000000)
`;

describe('two reviews', () => {
  test('a BIOS that keeps a page for itself and gives another node', () => {
    const second = FIRST.replace('BIOS 1.0', 'BIOS 1.1')
      .replace('-0x000000007fffffff] usable', '-0x000000006fffffff] usable\nBIOS-e820: [mem 0x0000000070000000-0x000000007fffffff] reserved')
      .replace('node   0: [mem 0x0000000000100000-0x000000007fffffff]', 'node   0: [mem 0x0000000000100000-0x000000006fffffff]')
      .replace('node   0: [mem 0x0000000100000000', 'node   1: [mem 0x0000000100000000');
    const { facts, sources, oneSided } = compare(reviewOf(FIRST), reviewOf(second));
    expect(facts.filter(({ fact }) => fact === 'bios' || fact === 'verdict' || fact === 'holes')).toEqual([
      { fact: 'bios', a: '1.0 01/01/2024', b: '1.1 01/01/2024' },
      { fact: 'holes', of: '[0x0, 0x80000000)', a: '1', b: '2' },
    ]);
    expect(oneSided).toEqual([]);
    expect(sources.map(({ source, differences }) => [source, differences.map(({ change, a, b }) => [change, a.map((one) => [one.range, one.traits]), b.map((one) => [one.range, one.traits])])])).toEqual([
      [
        'firmware',
        [
          ['shrunk', [[range(0x10_0000, 2 * GIB), { type: 'usable' }]], [[range(0x10_0000, 0x7000_0000), { type: 'usable' }]]],
          ['added', [], [[range(0x7000_0000, 2 * GIB), { type: 'reserved' }]]],
        ],
      ],
      [
        'regions',
        [
          ['shrunk', [[range(0x10_0000, 2 * GIB), { node: '0' }]], [[range(0x10_0000, 0x7000_0000), { node: '0' }]]],
          ['changed', [[range(4 * GIB, 5 * GIB), { node: '0' }]], [[range(4 * GIB, 5 * GIB), { node: '1' }]]],
        ],
      ],
      ['cmrs', []],
      [
        'memlist',
        [
          ['shrunk', [[range(0x10_0000, 2 * GIB), { node: '0' }]], [[range(0x10_0000, 0x7000_0000), { node: '0' }]]],
          ['changed', [[range(4 * GIB, 5 * GIB), { node: '0' }]], [[range(4 * GIB, 5 * GIB), { node: '1' }]]],
        ],
      ],
      ['tdmrs', []],
      ['reserved-areas', [['added', [], [[range(0x7000_0000, 2 * GIB), {}]]]]],
    ]);
  });

  test('places are those of either side, also for what is computed', () => {
    const second = FIRST.replace('-0x000000007fffffff] usable', '-0x000000006fffffff] usable\nBIOS-e820: [mem 0x0000000070000000-0x000000007fffffff] reserved').replace('0-0x000000007fffffff]\n  node', '0-0x000000006fffffff]\n  node');
    const { sources } = compare(reviewOf(FIRST), reviewOf(second));
    const hole = sources.find(({ source }) => source === 'reserved-areas')?.differences[0]?.b[0];
    expect(hole?.at && second.slice(hole.at.span.start, hole.at.span.end)).toContain('BIOS-e820: [mem 0x0000000070000000');
  });

  test('what only one side tells is named, and is no difference', () => {
    const comparison = compare(reviewOf(FIRST), reviewOf(FIRST.replaceAll(/virt\/tdx: CMR.*\n/g, '').replace(/DMI.*\n/, '')));
    expect(comparison.oneSided).toEqual([
      { what: 'machine', only: 'a' },
      { what: 'bios', only: 'a' },
      { what: 'cmrs', only: 'a' },
    ]);
    expect(comparison.sources.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('nodes that one side does not tell are not compared', () => {
    const without = FIRST.slice(0, FIRST.indexOf('Early'));
    const { sources, facts } = compare(reviewOf(FIRST), reviewOf(without));
    expect(sources.find(({ source }) => source === 'regions')).toEqual({ source: 'regions', differences: [], onlyA: [], onlyB: [], untold: ['node'], cut: [] });
    expect(facts).toContainEqual({ fact: 'regions-from', a: 'early-node-ranges', b: 'e820' });
  });

  test('a list that is cut may lack what was not captured', () => {
    const { sources } = compare(reviewOf(FIRST), reviewOf(FIRST.replace('virt/tdx: CMR: [0x100000000, 0x140000000)', '...')));
    expect(sources.find(({ source }) => source === 'cmrs')).toMatchObject({ differences: [{ change: 'removed' }], cut: ['b'] });
  });

  test('the wording of the firmware map in a later kernel is no difference', () => {
    const later = FIRST.replaceAll('] usable', ']  System RAM');
    expect(compare(reviewOf(FIRST), reviewOf(later)).sources[0]).toEqual({ source: 'firmware', differences: [], onlyA: [], onlyB: [], untold: [], cut: [] });
  });

  test('two profiles of one review', () => {
    const [a] = [reviewOf(FIRST)];
    expect(differs(compare(a, { ...a, profile: { ...a.profile, id: 'cmr-v8' } }))).toBe(true);
    expect(differs(compare(a, a))).toBe(false);
  });
});
