import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { acpidump, affinity, cedt, fixedWindow, HOST_BRIDGE, PROCESSOR, srat, type AffinityEntry, type WindowEntry } from '../unit/support/acpi-tables';
import { range } from './support/arbitraries';

const WAYS: Readonly<Record<number, number>> = { 0: 1, 1: 2, 2: 4, 3: 8, 4: 16, 8: 3, 9: 6, 10: 12 };

const memory: fc.Arbitrary<AffinityEntry> = fc
  .tuple(range, fc.nat({ max: 2 ** 32 - 1 }), fc.boolean(), fc.boolean(), fc.boolean())
  .map(([{ start, end }, pxm, enabled, hotplug, nonVolatile]) => ({ pxm, base: start, length: end - start, enabled, hotplug, nonVolatile }));

const window: fc.Arbitrary<WindowEntry> = fc
  .tuple(range, fc.constantFrom(...Object.keys(WAYS)), fc.nat({ max: 31 }))
  .map(([{ start, end }, ways, restrictions]) => ({ base: start, size: end - start, encodedWays: Number(ways), restrictions }));

/** Entries with others between them. */
const sratTable = fc.array(fc.oneof(memory, fc.constant(PROCESSOR)), { maxLength: 8 });
const cedtTable = fc.array(fc.oneof(window, fc.constant(HOST_BRIDGE)), { maxLength: 8 });

const isBytes = (entry: object): entry is readonly number[] => Array.isArray(entry);

const saidOfMemory = (entries: readonly (AffinityEntry | readonly number[])[]): unknown[] =>
  entries.flatMap((entry) => {
    if (isBytes(entry) || !entry.enabled) return [];
    const { pxm, base, length, hotplug, nonVolatile } = entry;
    return { kind: 'srat-range', from: 'table', range: { start: base, end: base + length }, pxm, hotplug, nonVolatile, at: undefined };
  });

const saidOfWindows = (entries: readonly (WindowEntry | readonly number[])[]): unknown[] =>
  entries.flatMap((entry) => {
    if (isBytes(entry)) return [];
    const { base, size, encodedWays, restrictions } = entry;
    const holds = { volatile: Math.floor(restrictions / 4) % 2 === 1, persistent: Math.floor(restrictions / 8) % 2 === 1 };
    const kept = { kind: 'cxl-window', from: 'table', range: { start: base, end: base + size }, interleaveWays: WAYS[encodedWays], at: undefined };
    return holds.volatile || holds.persistent ? { ...kept, holds } : kept;
  });

const sratText = (entries: readonly (AffinityEntry | readonly number[])[]): string => acpidump('SRAT', srat(entries.map((entry) => (isBytes(entry) ? entry : affinity(entry)))));
const cedtText = (entries: readonly (WindowEntry | readonly number[])[]): string => acpidump('CEDT', cedt(entries.map((entry) => (isBytes(entry) ? entry : fixedWindow(entry)))));

/** Facts without their places, which are looked at: each lies in the text. */
function readBack(text: string): { readonly facts: readonly unknown[]; readonly problems: number } {
  const { boots } = readCapture({ name: 'x', text }, 0);
  const facts = boots.flatMap((boot) => boot.facts);
  const problems = boots.flatMap((boot) => boot.problems);
  for (const { at } of [...facts, ...problems]) expect(0 <= at.span.start && at.span.start < at.span.end && at.span.end <= text.length).toBe(true);
  return { facts: facts.map((fact) => ({ ...fact, at: undefined })), problems: problems.length };
}

describe('firmware tables', () => {
  test('are read from their bytes as they were', () => {
    const check = (text: string, facts: readonly unknown[]): void => {
      expect(readBack(text)).toEqual({ facts, problems: 0 });
    };
    fc.assert(fc.property(sratTable, (entries) => check(sratText(entries), saidOfMemory(entries))));
    fc.assert(fc.property(cedtTable, (entries) => check(cedtText(entries), saidOfWindows(entries))));
  });

  test('cut anywhere, they say the first of what they said', () => {
    const check = (text: string, said: readonly unknown[], n: number): void => {
      const { facts } = readBack(text.slice(0, n % (text.length + 1)));
      expect(facts).toEqual(said.slice(0, facts.length));
    };
    fc.assert(fc.property(sratTable, fc.nat(), (entries, n) => check(sratText(entries), saidOfMemory(entries), n)), { numRuns: 300 });
    fc.assert(fc.property(cedtTable, fc.nat(), (entries, n) => check(cedtText(entries), saidOfWindows(entries), n)), { numRuns: 300 });
  });

  test('cut behind a line, they say what stands above it', () => {
    fc.assert(
      fc.property(sratTable, fc.nat(), (entries, n) => {
        const lines = sratText(entries).trimEnd().split('\n');
        const shown = n % lines.length;
        const ends = entries.map((_, index) => entries.slice(0, index + 1).reduce((sum, entry) => sum + (isBytes(entry) ? entry.length : 40), 48));
        // The last eight bytes of an entry are reserved.
        const whole = entries.filter((_, index) => (ends[index] ?? 0) - 8 <= 16 * shown);
        expect(readBack(lines.slice(0, 1 + shown).join('\n')).facts).toEqual(saidOfMemory(whole));
      }),
    );
  });

  test('with any bytes at all are read to their end', () => {
    const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 300 });
    fc.assert(
      fc.property(fc.constantFrom(srat([]), cedt([])), fc.nat({ max: 400 }), bytes, (head, length, body) => {
        const table = [...head, ...body].with(4, length % 256).with(5, Math.floor(length / 256));
        readBack(acpidump('SRAT', table));
      }),
      { numRuns: 500 },
    );
  });

  test('are read from a disassembly as they were', () => {
    const wide = (value: number, digits: number): string => value.toString(16).toUpperCase().padStart(digits, '0');
    const disassembled = ({ pxm, base, length, enabled, hotplug, nonVolatile }: AffinityEntry): string =>
      [
        'Subtable Type : 01 [Memory Affinity]',
        `Proximity Domain : ${wide(pxm, 8)}`,
        `Base Address : ${wide(base, 16)}`,
        `Address Length : ${wide(length, 16)}`,
        `Enabled : ${Number(enabled)}`,
        `Hot Pluggable : ${Number(hotplug)}`,
        `Non-Volatile : ${Number(nonVolatile)}`,
        '',
      ].join('\n');
    fc.assert(
      fc.property(fc.array(memory, { maxLength: 5 }), fc.nat(), (entries, n) => {
        const text = entries.map(disassembled).join('\n');
        expect(readBack(text)).toEqual({ facts: saidOfMemory(entries), problems: 0 });
        // Of an entry whose end is cut away it is not known that it is disabled, or hot-pluggable.
        const cut = text.slice(0, n % (text.length + 1));
        const whole = cut.split('Subtable').length - 2;
        const said = saidOfMemory(entries.slice(0, Math.max(0, whole)));
        expect(readBack(cut).facts.slice(0, said.length)).toEqual(said);
      }),
    );
  });
});
