/** A host physical byte address: an integer in [0, 2^52]. 2^52 itself occurs only as an exclusive end. */
export type PhysAddr = number & { readonly __brand: 'PhysAddr' };

/** One past the highest physical byte address that x86-64 can have (52 address bits). */
export const ADDRESS_LIMIT = 2 ** 52;
export const KIB = 2 ** 10;
export const MIB = 2 ** 20;
export const GIB = 2 ** 30;
export const TIB = 2 ** 40;
export const PAGE_SIZE = 4096;
/** The piece of memory that x86-64 adds and removes as a whole (SECTION_SIZE_BITS 27): every memory block is a multiple of it. */
export const SECTION_SIZE = 128 * MIB;

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

/** A hexadecimal number found in a text, and the offset behind its last digit. */
export interface ScannedAddress {
  readonly token: AddressToken;
  readonly end: number;
}

/**
 * Classifies the hexadecimal number at `start`, with or without `0x`, that ends before `limit` or at the first other
 * character. Exact up to 64 bits; never rounds. `malformed` when there is no digit, or more than 16.
 */
export function scanAddress(text: string, start: number, limit: number): ScannedAddress {
  let at = start;
  if (text.charCodeAt(at) === ZERO && isX(text.charCodeAt(at + 1)) && at + 2 <= limit) at += 2;
  const first = at;
  // A double is exact here: what grows past 2^53 is no address, and its digits no longer matter.
  let value = 0;
  let allOnes = true;
  for (; at < limit; at += 1) {
    const digit = hexDigit(text.charCodeAt(at));
    if (digit < 0) break;
    value = value * 16 + digit;
    allOnes &&= digit === 15;
  }
  return { token: tokenOf(at - first, value, allOnes), end: at };
}

function tokenOf(digits: number, value: number, allOnes: boolean): AddressToken {
  if (digits < 1 || digits > 16) return MALFORMED;
  if (value < ADDRESS_LIMIT) return { kind: 'address', value: value as PhysAddr };
  return allOnes && digits === 16 ? ALL_ONES : TOO_LARGE;
}

/** Classifies a text that is to be one hexadecimal address of 1 to 16 digits, with or without `0x`. */
export function parseAddress(text: string): AddressToken {
  const { token, end } = scanAddress(text, 0, text.length);
  return end === text.length ? token : MALFORMED;
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
