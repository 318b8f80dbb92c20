import { ADDRESS_LIMIT, physAddr, type AddressToken } from '../../base/address';
import type { AddressRange } from '../../base/range';
import type { Place } from '../../base/span';
import type { CxlWindow, SratRange } from '../../evidence/table-facts';
import type { Problem } from '../../evidence/problem';

/** A Memory Affinity Structure of the SRAT (ACPI 6.5, 5.2.16.2), as far as a text gives it. */
export interface MemoryAffinity {
  readonly pxm?: number | undefined;
  readonly base?: AddressToken | undefined;
  /** Bytes. */
  readonly length?: AddressToken | undefined;
  readonly enabled?: boolean | undefined;
  readonly hotplug?: boolean | undefined;
  readonly nonVolatile?: boolean | undefined;
}

/** A CXL Fixed Memory Window Structure of the CEDT (CXL 3.1, 9.18.1.3), as far as a text gives it. */
export interface FixedWindow {
  readonly base?: AddressToken | undefined;
  /** Bytes. */
  readonly size?: AddressToken | undefined;
  /** ENIW: the number of ways in the encoding of the specification. */
  readonly encodedWays?: number | undefined;
  readonly restrictions?: number | undefined;
}

/** What the flags of an affinity entry say. */
export function affinityFlags(bits: number): { readonly enabled: boolean; readonly hotplug: boolean; readonly nonVolatile: boolean } {
  return { enabled: hasBit(bits, 0), hotplug: hasBit(bits, 1), nonVolatile: hasBit(bits, 2) };
}

/**
 * A proximity domain in a table of this revision. Only the low byte counted in the first one, as
 * acpi_numa_memory_affinity_init() has it.
 */
export function domainOf(pxm: number, revision: number): number {
  return revision <= 1 ? pxm % 256 : pxm;
}

/** Only an enabled entry of some length says something. One whose flags are left out counts as enabled. */
export function sratRange({ pxm, base, length, enabled = true, hotplug = false, nonVolatile = false }: MemoryAffinity, at: Place): SratRange | Problem | undefined {
  if (!enabled || isZero(length)) return undefined;
  if (pxm === undefined) return incomplete('Memory Affinity', 'proximity domain', at);
  if (base === undefined) return incomplete('Memory Affinity', 'base address', at);
  if (length === undefined) return incomplete('Memory Affinity', 'address length', at);
  const range = rangeOf(base, length);
  return range === undefined ? noRange('Memory Affinity', at) : { kind: 'srat-range', from: 'table', range, pxm, hotplug, nonVolatile, at };
}

export function cxlWindow({ base, size, encodedWays, restrictions }: FixedWindow, at: Place): CxlWindow | Problem | undefined {
  if (isZero(size)) return undefined;
  if (base === undefined) return incomplete('CXL Fixed Memory Window', 'base address', at);
  if (size === undefined) return incomplete('CXL Fixed Memory Window', 'size', at);
  const range = rangeOf(base, size);
  if (range === undefined) return noRange('CXL Fixed Memory Window', at);
  const interleaveWays = encodedWays === undefined ? undefined : WAYS.get(encodedWays);
  const holds = restrictions === undefined ? undefined : { volatile: hasBit(restrictions, 2), persistent: hasBit(restrictions, 3) };
  return {
    kind: 'cxl-window',
    from: 'table',
    range,
    ...(interleaveWays !== undefined && { interleaveWays }),
    // Neither bit: the restrictions do not say.
    ...(holds !== undefined && (holds.volatile || holds.persistent) && { holds }),
    at,
  };
}

/** Encoded number of interleave ways (CXL 3.1, table 8-107). */
const WAYS: ReadonlyMap<number, number> = new Map([
  [0, 1],
  [1, 2],
  [2, 4],
  [3, 8],
  [4, 16],
  [8, 3],
  [9, 6],
  [10, 12],
]);

function hasBit(bits: number, bit: number): boolean {
  return Math.floor(bits / 2 ** bit) % 2 === 1;
}

function isZero(length: AddressToken | undefined): boolean {
  return length?.kind === 'address' && length.value === 0;
}

function rangeOf(base: AddressToken, length: AddressToken): AddressRange | undefined {
  if (base.kind !== 'address' || length.kind !== 'address') return undefined;
  const end = base.value + length.value;
  return end > ADDRESS_LIMIT ? undefined : { start: base.value, end: physAddr(end) };
}

function incomplete(entry: string, what: string, at: Place): Problem {
  return {
    kind: 'problem',
    code: 'cut-table',
    message: `This ${entry} entry has no ${what} that can be read: a line is left out, cut or mistyped. The entry is left out of the review.`,
    at,
  };
}

function noRange(entry: string, at: Place): Problem {
  return {
    kind: 'problem',
    code: 'bad-address',
    message: `The base and the length of this ${entry} entry make no range of physical addresses: those have at most 52 bits. The entry is left out of the review.`,
    at,
  };
}
