/** A host physical byte address: an integer in [0, 2^52]. 2^52 itself occurs only as an exclusive end. */
export type PhysAddr = number & { readonly __brand: 'PhysAddr' };

/** One past the highest physical byte address that x86-64 can have (52 address bits). */
export const ADDRESS_LIMIT = 2 ** 52;
export const KIB = 2 ** 10;
export const MIB = 2 ** 20;
export const GIB = 2 ** 30;
export const TIB = 2 ** 40;
export const PAGE_SIZE = 4096;

export type AddressToken =
  | { readonly kind: 'address'; readonly value: PhysAddr }
  /** `0xffffffffffffffff`: the kernel's "no limit", or an empty region's end that wrapped. */
  | { readonly kind: 'all-ones' }
  /** A well-formed 64-bit number above the 52-bit physical address space, such as a kernel virtual address. */
  | { readonly kind: 'too-large' }
  | { readonly kind: 'malformed' };

/**
 * Marks a number as a physical byte address.
 * @throws RangeError if it is no integer in [0, 2^52]: a mistake of the caller, never of the input.
 */
export function physAddr(value: number): PhysAddr {
  if (!Number.isInteger(value) || value < 0 || value > ADDRESS_LIMIT) {
    throw new RangeError(`${value} is not a physical address`);
  }
  return value as PhysAddr;
}

/**
 * Classifies a hexadecimal address of 1 to 16 digits, with or without `0x`. Exact up to 64 bits; never rounds.
 * `start` and `end` choose a part of `text`, so that a line need not be cut up to be read.
 */
export function parseAddress(text: string, start = 0, end = text.length): AddressToken {
  let at = start;
  if (text.charCodeAt(at) === ZERO && isX(text.charCodeAt(at + 1))) at += 2;
  const digits = end - at;
  if (digits < 1 || digits > 16) return MALFORMED;
  // Eight digits fit a 32-bit half, and a double holds both halves exactly below 2^53.
  let high = 0;
  let low = 0;
  for (; at < end; at += 1) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit < 0) return MALFORMED;
    if (end - at > 8) high = high * 16 + digit;
    else low = low * 16 + digit;
  }
  if (high === 0xffff_ffff && low === 0xffff_ffff) return ALL_ONES;
  if (high >= 2 ** 20) return TOO_LARGE;
  return { kind: 'address', value: (high * 2 ** 32 + low) as PhysAddr };
}

/** Offset of the first character from `start` on that is no part of a hexadecimal number with an optional `0x`. */
export function hexNumberEnd(text: string, start: number, end: number): number {
  let at = start;
  if (text.charCodeAt(at) === ZERO && isX(text.charCodeAt(at + 1))) at += 2;
  while (at < end && hexDigit(text.charCodeAt(at)) >= 0) at += 1;
  return at;
}

const ZERO = 0x30;
const MALFORMED: AddressToken = { kind: 'malformed' };
const ALL_ONES: AddressToken = { kind: 'all-ones' };
const TOO_LARGE: AddressToken = { kind: 'too-large' };

function isX(code: number): boolean {
  return code === 0x78 || code === 0x58;
}

function hexDigit(code: number): number {
  if (code >= ZERO && code <= 0x39) return code - ZERO;
  const letter = code >= 0x61 ? code - 0x61 : code - 0x41;
  return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/** Rounds down to a multiple of `alignment` bytes. */
export function alignDown(address: number, alignment: number): number {
  return address - (address % alignment);
}

/** Rounds up to a multiple of `alignment` bytes. */
export function alignUp(address: number, alignment: number): number {
  return alignDown(address + alignment - 1, alignment);
}
