import { describe, expect, test } from 'vitest';
import { cmrsIfWhole, DEFAULT_LIMITS } from '../../../src/analysis/host/host';
import { hostOfLog, hostOfSnapshot } from '../support/host';
import { range } from '../support/range';
import { placeOf } from '../support/read';

describe('a log', () => {
  test('of no interest is a host of which nothing is known', () => {
    const at = { source: 0, span: { start: 0, end: 6 } };
    expect(hostOfLog('hello\n')).toEqual({
      extents: [at],
      environment: { value: 'host', at },
      machine: { registers: [] },
      limits: DEFAULT_LIMITS,
      events: [],
      suppressions: [],
      observed: { messages: [] },
      log: { at },
    });
  });

  test('with everything, each with its place', () => {
    const text = [
      'Linux version 6.11.0-12-generic (builder@example)',
      'Command line: BOOT_IMAGE=/boot/vmlinuz-6.11.0 ro elfcorehdr=0x1000',
      'BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] usable',
      'ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]',
      'x86/mm: Memory block size: 128MB',
      'virt/tdx: CMR: [0x1000, 0x2000)',
      'virt/tdx: module initialized',
    ].join('\n');
    const extent = { source: 0, span: { start: 0, end: text.length } };
    const words = (line: string): ReturnType<typeof placeOf> => placeOf(text, line);
    const initialised = { kind: 'tdx-initialised', moduleName: 'module', at: words('module initialized') } as const;
    const firmware = {
      kind: 'firmware-range',
      range: range(0x1000, 0x2000),
      type: 'usable',
      label: 'usable',
      map: 'bios',
      at: words('BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] usable'),
    } as const;
    expect(hostOfLog(text)).toEqual({
      extents: [extent],
      environment: { value: 'host', at: extent },
      machine: { registers: [] },
      limits: DEFAULT_LIMITS,
      events: [],
      suppressions: [],
      observed: { messages: [initialised], outcome: { value: 'initialised', at: initialised.at } },
      log: { at: extent, banner: words('6.11.0-12-generic') },
      kdump: words('Command line: BOOT_IMAGE=/boot/vmlinuz-6.11.0 ro elfcorehdr=0x1000'),
      kernelRelease: { value: '6.11.0-12-generic', at: words('6.11.0-12-generic') },
      firmware: [firmware],
      regions: { origin: 'e820', list: [{ range: firmware.range, flags: [], at: firmware.at }] },
      cmrs: { list: [{ kind: 'cmr', range: range(0x1000, 0x2000), at: words('virt/tdx: CMR: [0x1000, 0x2000)') }] },
      srat: [
        {
          kind: 'srat-range',
          from: 'log',
          range: range(0, 0x80000000),
          node: 0,
          pxm: 0,
          hotplug: false,
          nonVolatile: false,
          at: words('ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]'),
        },
      ],
      memoryBlockSize: { value: 2 ** 27, at: words('128MB') },
    });
  });

  test('lines of a report that shows them twice count once', () => {
    const lines = 'BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] usable\nCMR: [0x1000, 0x2000)\nACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]\n';
    const { firmware, cmrs, srat } = hostOfLog(lines + lines);
    expect([firmware?.length, cmrs?.list.length, srat?.length]).toEqual([1, 1, 1]);
  });

  test('the same range in another map is another range', () => {
    const line = '[mem 0x0000000000001000-0x0000000000001fff] usable\n';
    expect(hostOfLog(`BIOS-e820: ${line}modified: ${line}`).firmware).toHaveLength(2);
  });
});

describe('the kernel release', () => {
  test.each([
    ['the banner before the booted file', 'Linux version 6.2.0 (b)\nCommand line: BOOT_IMAGE=/vmlinuz-6.1.0\n', '6.2.0'],
    ['the booted file alone', 'Command line: BOOT_IMAGE=/vmlinuz-6.1.0\n', '6.1.0'],
    ['neither', 'words\n', undefined],
  ])('%s', (_, text, release) => {
    expect(hostOfLog(text).kernelRelease?.value).toBe(release);
  });
});

describe('CMRs', () => {
  test('in the order of the text, null entries and all', () => {
    const { cmrs } = hostOfLog('CMR: [0x2000, 0x3000)\nCMR: [0x0, 0x0)\nCMR: [0x1000, 0x2000)\n');
    expect(cmrs?.list.map((cmr) => cmr.range)).toEqual([range(0x2000, 0x3000), range(0, 0), range(0x1000, 0x2000)]);
  });

  test('only a whole list can judge', () => {
    const whole = hostOfLog('CMR: [0x1000, 0x2000)\n');
    const cut = hostOfLog('CMR: [0x1000, 0x2000)\n...\n');
    const unreadable = hostOfLog('CMR: [0x1000, 0x2000)\nCMR: [0x2000,\n');
    const none = hostOfLog('...\nCMR: [0x2000,\n');
    expect(cmrsIfWhole(whole)).toHaveLength(1);
    expect([cmrsIfWhole(cut), cmrsIfWhole(unreadable), cmrsIfWhole(none), none.cmrs]).toEqual([undefined, undefined, undefined, undefined]);
    expect(cut.cmrs).toMatchObject({ cut: placeOf('CMR: [0x1000, 0x2000)\n...\n', '...') });
    expect(unreadable.cmrs).toMatchObject({ unreadable: placeOf('CMR: [0x1000, 0x2000)\nCMR: [0x2000,\n', 'CMR: [0x2000,') });
  });

  test('a snapshot may name one twice: that is a mistake of its own', () => {
    const cmr = { base: '0x1000', size: '0x1000' };
    expect(hostOfSnapshot({ cmrs: [cmr, cmr] }).cmrs?.list).toHaveLength(2);
  });
});

describe('what kind of system it is', () => {
  test.each([
    ['tdx: Guest detected\n', 'tdx-guest'],
    ['Booting paravirtualized kernel on Xen\n', 'xen'],
    ['Machine model: Example\n', 'other-architecture'],
    ['Booting paravirtualized kernel on bare hardware\n', 'host'],
    ['Machine model: Example\ntdx: Guest detected\n', 'other-architecture'],
  ])('%s', (text, environment) => {
    expect(hostOfLog(text).environment.value).toBe(environment);
  });
});

describe('a snapshot', () => {
  test('holds no log, and says the rest itself', () => {
    const host = hostOfSnapshot({
      host: { name: 'host-1', kernelRelease: '6.8.0-1004-intel', kernelProfile: 'cmr-v8' },
      limits: { maxTdmrs: 32, pamtEntrySize: { '4k': 8 } },
      memoryBlockSize: '2G',
      pamtPlacements: ['0x100000000', '0x200000000'],
      events: [{ event: 'tdx-init' }],
      suppress: [{ code: 'first-megabyte-overlap', reason: 'as on every PC' }],
    });
    expect(host).toMatchObject({
      name: { value: 'host-1' },
      kernelRelease: { value: '6.8.0-1004-intel' },
      profileChoice: { value: 'cmr-v8' },
      limits: { maxTdmrs: 32, maxReservedPerTdmr: 16, pamtEntrySize: { '4k': 8, '2m': 16, '1g': 16 } },
      memoryBlockSize: { value: 2 ** 31 },
      pamtPlacements: [{ value: 0x100000000 }, { value: 0x200000000 }],
      events: [{ event: 'tdx-init' }],
      suppressions: [{ code: 'first-megabyte-overlap', reason: 'as on every PC' }],
    });
    expect(host).not.toHaveProperty('log');
    expect(host).not.toHaveProperty('regions');
  });
});
