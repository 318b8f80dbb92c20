import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { physAddr } from '../../src/analysis/base/address';
import type { AddressRange } from '../../src/analysis/base/range';
import type { RegionFlag } from '../../src/analysis/evidence/fact';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { range } from './support/arbitraries';

const pad = (n: number): string => `0x${n.toString(16).padStart(16, '0')}`;
/** As `%#010Lx` prints it. */
const pad8 = (n: number): string => `0x${n.toString(16).padStart(8, '0')}`;

/** The only fact of a line, without its place. */
function readBack(line: string): unknown {
  const [boot] = readCapture({ name: 'x', text: line }, 0).boots;
  expect(boot?.problems).toEqual([]);
  const facts = boot?.facts.filter(({ kind }) => kind !== 'memblock-heading') ?? [];
  expect(facts).toHaveLength(1);
  const { at, ...fact } = facts[0] ?? { at: undefined };
  expect(at).toEqual({ source: 0, span: { start: line.length - line.trimStart().length, end: line.length } });
  return fact;
}

const node = fc.nat({ max: 1023 });
const FLAGS: readonly RegionFlag[] = ['hotplug', 'mirror', 'nomap', 'driver-managed', 'reserved-noinit', 'reserved-kernel', 'kho-scratch'];
const flags = fc.subarray([...FLAGS]);
const bitsOf = (names: readonly RegionFlag[]): number => names.reduce((sum, name) => sum + 2 ** FLAGS.indexOf(name), 0);

describe('what a kernel prints is read as it was', () => {
  test('e820, since 3.6', () => {
    fc.assert(
      fc.property(range, fc.constantFrom(' usable', '  System RAM'), ({ start, end }, label) => {
        const line = `BIOS-e820: [mem ${pad(start)}-${pad(end - 1)}]${label}`;
        expect(readBack(line)).toEqual({ kind: 'firmware-range', range: { start, end }, type: 'usable', label: label.trim(), map: 'bios' });
      }),
    );
  });

  test('e820, before 3.6', () => {
    fc.assert(
      fc.property(range.filter(({ end }) => end < 2 ** 52), ({ start, end }) => {
        const line = ` BIOS-e820: ${pad(start).slice(2)} - ${pad(end).slice(2)} (reserved)`;
        expect(readBack(line)).toEqual({ kind: 'firmware-range', range: { start, end }, type: 'reserved', label: 'reserved', map: 'bios' });
      }),
    );
  });

  test('node ranges', () => {
    fc.assert(
      fc.property(range, node, ({ start, end }, n) => {
        expect(readBack(`  node ${String(n).padStart(3)}: [mem ${pad(start)}-${pad(end - 1)}]`)).toEqual({ kind: 'node-range', range: { start, end }, node: n });
      }),
    );
  });

  test('memblock configuration', () => {
    fc.assert(
      fc.property(range, fc.option(node, { nil: undefined }), flags, fc.nat({ max: 200 }), ({ start, end }, n, names, index) => {
        const on = n === undefined ? '' : ` on node ${n}`;
        const line = ` memory[0x${index.toString(16)}]\t[${pad(start)}-${pad(end - 1)}], ${pad(end - start)} bytes${on} flags: 0x${bitsOf(names).toString(16)}`;
        expect(readBack(line)).toEqual({
          kind: 'memblock-range',
          listing: 'configuration',
          list: 'memory',
          range: { start, end },
          ...(n === undefined ? {} : { node: n }),
          flags: names,
        });
      }),
    );
  });

  test('debugfs memblock', () => {
    const NAMES: Readonly<Partial<Record<RegionFlag, string>>> = { hotplug: 'HOTPLUG', mirror: 'MIRROR', nomap: 'NOMAP', 'driver-managed': 'DRV_MNG' };
    const named = fc.subarray(['hotplug', 'mirror', 'nomap', 'driver-managed'] as const);
    fc.assert(
      fc.property(range, fc.option(node, { nil: undefined }), named, fc.nat({ max: 999 }), ({ start, end }, n, list, index) => {
        const shown = list.length === 0 ? 'NONE' : list.map((name) => NAMES[name]).join('|');
        const line = `${String(index).padStart(4)}: ${pad(start)}..${pad(end - 1)} ${n === undefined ? '   x' : String(n).padStart(4)} ${shown}`;
        expect(readBack(line)).toEqual({
          kind: 'memblock-range',
          listing: 'debugfs',
          list: 'unknown',
          range: { start, end },
          ...(n === undefined ? {} : { node: n }),
          flags: list,
        });
      }),
    );
  });

  test('/proc/iomem', () => {
    fc.assert(
      fc.property(range, fc.constantFrom('System RAM', 'System RAM (kmem)', '0000:00:02.0', 'PCI ECAM 0000 [bus 00-ff]'), fc.nat({ max: 8 }), ({ start, end }, label, depth) => {
        fc.pre(end > 1);
        const digits = (n: number): string => n.toString(16).padStart(8, '0');
        expect(readBack(`${'  '.repeat(depth)}${digits(start)}-${digits(end - 1)} : ${label}`)).toEqual({ kind: 'iomem-range', range: { start, end }, label, depth: 0 });
      }),
    );
  });

  test('/sys/firmware/memmap', () => {
    fc.assert(
      fc.property(range, ({ start, end }) => {
        expect(readBack(`0x${start.toString(16)}-0x${(end - 1).toString(16)} System RAM`)).toEqual({ kind: 'memmap-range', range: { start, end }, label: 'System RAM' });
      }),
    );
  });

  test('lsmem', () => {
    const block = fc.nat({ max: 999_999 });
    fc.assert(
      fc.property(range, fc.constantFrom('online', 'offline'), fc.option(node, { nil: undefined }), block, block, ({ start, end }, state, n, first, count) => {
        const blocks = { first, last: first + count };
        const value = count === 0 ? `${first}` : `${first}-${first + count}`;
        const fact = { kind: 'block-state', from: 'lsmem', range: { start, end }, blocks, state, ...(n === undefined ? {} : { node: n, zones: 'Normal/Movable' }) };
        const columns = n === undefined ? '' : ` ZONES="Normal/Movable" NODE="${n}"`;
        expect(readBack(`RANGE="${pad(start)}-${pad(end - 1)}" SIZE="128M" STATE="${state}" REMOVABLE=""${columns} BLOCK="${value}"`)).toEqual(fact);
      }),
    );
  });

  test('memory blocks', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 20 }), fc.constantFrom('online', 'offline', 'going-offline'), node, (number, state, n) => {
        const line = `memory${number} phys_index=${number.toString(16).padStart(8, '0')} state=${state} removable=1 phys_device=0 valid_zones=Normal node=${n}`;
        expect(readBack(line)).toEqual({ kind: 'block-state', from: 'sysfs', blocks: { first: number, last: number }, state, node: n, zones: 'Normal' });
        expect(readBack(`/sys/devices/system/node/node${n}/memory${number}/state:${state}`)).toEqual({ kind: 'block-state', from: 'sysfs', blocks: { first: number, last: number }, state, node: n });
      }),
    );
  });

  test('CMRs', () => {
    fc.assert(
      fc.property(range.filter(({ end }) => end < 2 ** 52), fc.constantFrom('virt/tdx: CMR: ', 'tdx: CMR[7]: ', 'tdx: BIOS-CMR : ', 'CMR: '), ({ start, end }, head) => {
        expect(readBack(`${head}[0x${start.toString(16)}, 0x${end.toString(16)})`)).toEqual({ kind: 'cmr', range: { start, end } });
      }),
    );
  });

  test('SRAT', () => {
    fc.assert(
      fc.property(range, node, node, fc.boolean(), fc.boolean(), ({ start, end }, n, pxm, hotplug, nonVolatile) => {
        const marks = `${hotplug ? ' hotplug' : ''}${nonVolatile ? ' non-volatile' : ''}`;
        const line = `ACPI: SRAT: Node ${n} PXM ${pxm} [mem ${pad8(start)}-${pad8(end - 1)}]${marks}`;
        expect(readBack(line)).toEqual({ kind: 'srat-range', from: 'log', range: { start, end }, node: n, pxm, hotplug, nonVolatile });
      }),
    );
  });

  test('the last byte of all', () => {
    const top: AddressRange = { start: physAddr(2 ** 52 - 4096), end: physAddr(2 ** 52) };
    expect(readBack('node   0: [mem 0x000ffffffffff000-0x000fffffffffffff]')).toEqual({ kind: 'node-range', range: top, node: 0 });
  });
});
