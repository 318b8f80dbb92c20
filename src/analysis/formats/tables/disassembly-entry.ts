import { parseAddress, type AddressToken } from '../../base/address';
import type { Place } from '../../base/span';
import type { LineResult } from '../capture/line-reader';
import { affinityFlags, cxlWindow, domainOf, sratRange, type FixedWindow, type MemoryAffinity } from './entries';

export type EntryKind = 'memory-affinity' | 'fixed-window' | 'unnamed';

/** What a `Subtable Type` announces. A mail may have wrapped the name away; `undefined` for kinds that are not read. */
export function kindOf(type: string): EntryKind | undefined {
  if (!/^01(?![\da-f])/i.test(type)) return undefined;
  const name = type.slice(2).trim();
  if (/^[[<]Memory\b/.test(name)) return 'memory-affinity';
  if (/^[[<]CXL\b/.test(name)) return 'fixed-window';
  return /^[[<]/.test(name) ? undefined : 'unnamed';
}

/** First of the fields that are read: seen again, it begins the next entry, whose `Subtable Type` was left out. */
export const BEGINS_ENTRY: ReadonlySet<string> = new Set(['Proximity Domain', 'Window base address']);

export const READ_FIELDS: ReadonlySet<string> = new Set([
  ...BEGINS_ENTRY,
  'Base Address',
  'Address Length',
  'Flags (decoded below)',
  'Enabled',
  'Hot Pluggable',
  'Non-Volatile',
  'Window size',
  'Interleave Members',
  'Interleave Members (2^n)',
  'Restrictions',
]);

/** Values by the names of their fields. */
type Fields = ReadonlyMap<string, string>;

/** An entry as far as it has been read. */
export interface DisassembledEntry {
  readonly kind: EntryKind;
  readonly fields: Map<string, string>;
  readonly first: Place;
  last: Place;
}

/** What an entry says. The revision is that of its table, where the text shows it. */
export function resultOf({ kind, fields, first, last }: DisassembledEntry, revision: number | undefined): LineResult {
  const at: Place = { source: first.source, span: { start: first.span.start, end: last.span.end } };
  if (kind === 'fixed-window' || fields.has('Window base address')) return cxlWindow(windowOf(fields), at);
  // Other tables have fields of these names too.
  if (kind === 'unnamed' && !['Proximity Domain', 'Base Address', 'Address Length'].every((name) => fields.has(name))) return undefined;
  return sratRange(affinityOf(fields, revision), at);
}

/** The lines below the flags stand for them; a piece may have the one or the other. */
function affinityOf(fields: Fields, revision: number | undefined): MemoryAffinity {
  const pxm = numberOf(fields.get('Proximity Domain'), 4);
  const bits = numberOf(fields.get('Flags (decoded below)'), 4);
  const flags = bits === undefined ? undefined : affinityFlags(bits);
  return {
    pxm: pxm === undefined || revision === undefined ? pxm : domainOf(pxm, revision),
    base: addressOf(fields.get('Base Address')),
    length: addressOf(fields.get('Address Length')),
    enabled: bitOf(fields.get('Enabled')) ?? flags?.enabled,
    hotplug: bitOf(fields.get('Hot Pluggable')) ?? flags?.hotplug,
    nonVolatile: bitOf(fields.get('Non-Volatile')) ?? flags?.nonVolatile,
  };
}

function windowOf(fields: Fields): FixedWindow {
  return {
    base: addressOf(fields.get('Window base address')),
    size: addressOf(fields.get('Window size')),
    encodedWays: numberOf(fields.get('Interleave Members') ?? fields.get('Interleave Members (2^n)'), 1),
    restrictions: numberOf(fields.get('Restrictions'), 2),
  };
}

function bitOf(value: string | undefined): boolean | undefined {
  return value === undefined || !/^[01](?!\w)/.test(value) ? undefined : value.startsWith('1');
}

export function numberOf(value: string | undefined, bytes: number): number | undefined {
  const digits = digitsOf(value, bytes);
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

function addressOf(value: string | undefined): AddressToken | undefined {
  const digits = digitsOf(value, 8);
  return digits === undefined ? undefined : parseAddress(digits);
}

/**
 * The figure that a value begins with; a remark may follow: `01  <-- 2-way interleave`. iasl writes two digits for every byte,
 * so what has fewer is cut.
 */
function digitsOf(value: string | undefined, bytes: number): string | undefined {
  const digits = /^[\da-f]{1,16}(?!\w)/i.exec(value ?? '')?.[0];
  return digits?.length === 2 * bytes ? digits : undefined;
}
