import { describe, expect, test } from 'vitest';
import { findingsOf } from '../support/review';

const BANNER = 'Linux version 6.11.0-12-generic (builder@example)\n';
const CMR = 'virt/tdx: CMR: [0x100000, 0x200000)\n';
const NODE = 'node   0: [mem 0x0000000100000000-0x000000017fffffff]\n';
const E820 = (label: string): string => `BIOS-e820: [mem 0x0000000100000000-0x000000017fffffff] ${label}\n`;
const SRAT = (marks: string, first = '0x100000000'): string => `ACPI: SRAT: Node 0 PXM 0 [mem ${first}-0x1ffffffff]${marks}\n`;

/** The sentence on the cause, and what is related. */
function cause(lines: string): readonly string[] {
  const [finding] = findingsOf('region-not-convertible', BANNER + lines + NODE + CMR);
  const sentences = finding?.message.split(/(?<=\.) /) ?? [];
  return [sentences[1] ?? '', ...(finding?.related.map(({ message }) => message) ?? [])];
}

describe('why a region is not convertible', () => {
  test('firmware calls it soft reserved', () => {
    expect(cause(E820('soft reserved'))).toEqual([
      'Firmware calls this memory "soft reserved", so it is most likely CXL or persistent memory that kmem brought online.',
      'Firmware range [0x100000000, 0x180000000) soft reserved',
      'CMR [0x100000, 0x200000)',
    ]);
  });

  test('firmware calls it persistent', () => {
    expect(cause(E820('persistent (type 7)'))[0]).toBe('Firmware calls this memory "persistent (type 7)", so it is most likely CXL or persistent memory that kmem brought online.');
  });

  test('the SRAT marks it as hot-pluggable', () => {
    expect(cause(SRAT(' hotplug'))).toEqual([
      'The SRAT marks this memory as hot-pluggable: it is most likely an NVDIMM, a CXL device or a DIMM added after boot.',
      'SRAT [0x100000000, 0x200000000) hot-pluggable',
      'CMR [0x100000, 0x200000)',
    ]);
  });

  test('the SRAT marks it as non-volatile', () => {
    expect(cause(SRAT(' hotplug non-volatile'))[0]).toBe('The SRAT marks this memory as non-volatile: it is most likely an NVDIMM, a CXL device or a DIMM added after boot.');
  });

  test('firmware is heard before the SRAT', () => {
    expect(cause(SRAT(' hotplug') + E820('soft reserved'))[0]).toMatch(/^Firmware calls/);
  });

  test.each([
    ['no sign at all', ''],
    ['a usable range of firmware', E820('usable')],
    ['an SRAT entry without a mark', SRAT('')],
    ['an SRAT entry beside it', SRAT(' hotplug', '0x180000000')],
  ])('%s: the usual reasons', (_, lines) => {
    expect(cause(lines)).toEqual([
      'Memory like this is most often CXL that the BIOS presents as ordinary RAM, or RAM that the BIOS left out of the CMRs.',
      'CMR [0x100000, 0x200000)',
    ]);
  });

  test('a driver added it', () => {
    const snapshot = JSON.stringify({
      formatVersion: 1,
      cmrs: [{ base: '0x100000', size: '1M' }],
      memblock: { memory: [{ base: '0x100000000', size: '2G', node: 0, flags: ['driver-managed'] }] },
    });
    expect(findingsOf('region-not-convertible', snapshot, 'x.tdxmem.json')[0]?.message).toContain('The region is driver-managed: kmem or virtio-mem added it, most likely from a CXL device or an NVDIMM.');
  });
});

describe('the CMRs beside it are related', () => {
  test('the nearest below and above, of many', () => {
    const cmrs = ['0x100000, 0x200000', '0x300000, 0x400000', '0x180000000, 0x190000000', '0x1a0000000, 0x1b0000000'];
    const [finding] = findingsOf('region-not-convertible', BANNER + NODE + cmrs.map((words) => `CMR: [${words})\n`).join(''));
    expect(finding?.related.map(({ message }) => message)).toEqual(['CMR [0x300000, 0x400000)', 'CMR [0x180000000, 0x190000000)']);
  });

  test('those that share memory with a region that is partly convertible, four of many', () => {
    const cmrs = Array.from({ length: 6 }, (_, index) => `CMR: [0x${(0x100000000 + index * 0x10000000).toString(16)}, 0x${(0x108000000 + index * 0x10000000).toString(16)})\n`);
    const [finding] = findingsOf('region-partly-convertible', BANNER + NODE + cmrs.join(''));
    expect(finding?.related).toHaveLength(4);
    expect(finding?.message).toContain(': [0x108000000, 0x110000000) (128 MiB), [0x118000000, 0x120000000) (128 MiB), [0x128000000, 0x130000000) (128 MiB) and 3 more lie in no CMR.');
  });
});

describe('what the module answers', () => {
  const SHORT = 'node   0: [mem 0x0000004080000000-0x00000040801fffff]\n';
  const CMRS = 'virt/tdx: CMR: [0x100000000, 0x180000000)\n';
  const answer = (lines: string): string | undefined => findingsOf('region-not-convertible', BANNER + lines)[0]?.message.match(/TDH\.SYS\.CONFIG (?:answers|refuses)[^:]*/)?.[0];

  test('is exact where it does not hang on the place of a PAMT', () => {
    expect(answer(NODE + SHORT + CMRS)).toBe('TDH.SYS.CONFIG answers 0xc0000a0200000001, TDX_TDMR_OUTSIDE_CMRS (TDMR 1), and TDX stays off (-5). Keep it from being system RAM until TDX is initialised');
  });

  test('names both where a PAMT could lie there', () => {
    const long = SHORT.replace('40801fffff', '50801fffff');
    expect(answer(NODE + long + CMRS)).toMatch(/^TDH\.SYS\.CONFIG refuses it with TDX_TDMR_OUTSIDE_CMRS \(0xc0000a02…\), or with TDX_PAMT_OUTSIDE_CMRS \(0xc0000a11…\)/);
  });

  test('is told at the TDMR at which the module stops, and at no other', () => {
    const more = 'node   0: [mem 0x0000006080000000-0x00000060801fffff]\n';
    const [first, second] = findingsOf('region-not-convertible', BANNER + NODE + SHORT + more + CMRS).map(({ message }) => message.includes('answers 0xc0000a0200000001'));
    expect([first, second]).toEqual([true, false]);
  });

  test('stands in no second finding', () => {
    expect(findingsOf('module-rejects', BANNER + NODE + SHORT + CMRS)).toEqual([]);
  });
});
