import { describe, expect, test } from 'vitest';
import { review, reviewHost } from '../../src/analysis/index';
import { reviewOf } from './support/review';

const SNAPSHOT = {
  formatVersion: 1,
  cmrs: [{ base: '0x100000', size: '1M' }],
  memblock: { memory: [{ base: '0x100000000', size: '2G', node: 0 }] },
  memoryBlockSize: '2G',
  events: [{ event: 'hot-add', base: '0x200000000', size: '2G', node: 0 }, { event: 'tdx-init' }, { event: 'online', base: '0x200000000', size: '2G' }],
};
const text = (change: object): string => JSON.stringify({ ...SNAPSHOT, ...change });
const codes = (change: object): readonly string[] => reviewOf(text(change), 'x.tdxmem.json').findings.map(({ code }) => code);

describe('a review', () => {
  test('of an empty text is one boot of which nothing is known', () => {
    const reviews = review({ name: 'empty', text: '' });
    expect(reviews).toHaveLength(1);
    expect(reviews[0]).toMatchObject({ sources: ['empty'], format: 'capture', boot: 1, bootCount: 1, findings: [], problems: [] });
  });

  test('of a text of no known format reads it as a capture', () => {
    expect(reviewOf('hello').format).toBe('capture');
  });

  test('numbers the boots', () => {
    const reviews = review({ name: 'x', text: 'Linux version 6.8.0 (b)\nLinux version 6.9.0 (b)\n' });
    expect(reviews.map(({ boot, bootCount }) => [boot, bootCount])).toEqual([
      [1, 2],
      [2, 2],
    ]);
  });

  test('answers every check, in the order of the registry', () => {
    const first = reviewOf('').checks.map(({ code }) => code);
    expect(reviewOf(text({}), 'x.tdxmem.json').checks.map(({ code }) => code)).toEqual(first);
  });
});

describe('a snapshot and a capture of one host', () => {
  const snapshot = { name: 'host.tdxmem.json', text: text({ cmrs: [{ base: '0x100000', size: 1 }] }) };
  const log = { name: 'dmesg.txt', text: 'Linux version 6.8.0 (b)\nnode   0: [mem 0x0000000100000000-0x000000001fffffff]\n' };

  test('the mistake in each is told once, as what it is', () => {
    const [first] = reviewHost([snapshot, log]);
    const told = first?.findings.filter(({ code }) => code === 'snapshot-invalid' || code === 'unreadable-line');
    expect(told?.map(({ code, at }) => [code, at.source])).toEqual([
      ['snapshot-invalid', 0],
      ['unreadable-line', 1],
    ]);
  });

  test('what a capture lacks beside its memory leaves the verdict to the rest', () => {
    const whole = { ...SNAPSHOT, cmrs: [{ base: '0x100000000', size: '2G' }], events: undefined };
    const verdictBeside = (line: string): string | undefined => reviewHost([{ name: 'host.tdxmem.json', text: JSON.stringify(whole) }, { name: 'dmesg.txt', text: line }])[0]?.verdict.kind;
    expect(verdictBeside('memory0 phys_index=00000000 state=onl\n')).toBe('passes');
    expect(verdictBeside('node   0: [mem 0x0000000100000000-0x000000001fffffff]\n')).toBe('undetermined');
  });
});

describe('the profile decides when TDX is initialised', () => {
  const regions = (profile: 'linux-6.8' | 'linux-7.1'): readonly number[] | undefined =>
    review({ name: 'x.tdxmem.json', text: text({}) }, { profile })[0]?.regionsAtInit?.map(({ range }) => range.end);

  test('on demand: memory added before is in the memory list', () => {
    expect(regions('linux-6.8')).toEqual([0x180000000, 0x280000000]);
  });

  test('at boot: it is not', () => {
    expect(regions('linux-7.1')).toEqual([0x180000000]);
  });
});

describe('after a failure the kernel forgets the list, so everything may go online', () => {
  const refused = { cmrs: [{ base: '0x100000000', size: '2G' }], events: [{ event: 'tdx-init' }, { event: 'hot-add', base: '0x800000000', size: '2G' }] };

  test('refused where TDX comes up', () => {
    expect(codes(refused)).toContain('hotplug-refused');
  });

  test('accepted where it does not', () => {
    expect(codes({ ...refused, cmrs: SNAPSHOT.cmrs })).not.toContain('hotplug-refused');
  });
});

describe('a finding that is accepted', () => {
  test('stays, marked with the reason', () => {
    const suppress = [{ code: 'region-not-convertible', reason: 'known to the vendor' }];
    const { findings } = reviewOf(text({ suppress }), 'x.tdxmem.json');
    expect(findings.map(({ code, suppressed }) => [code, suppressed?.reason])).toContainEqual(['region-not-convertible', 'known to the vendor']);
    expect(findings.filter(({ code, suppressed }) => code !== 'region-not-convertible' && suppressed !== undefined)).toEqual([]);
  });
});
