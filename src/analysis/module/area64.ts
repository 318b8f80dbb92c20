/** Any 64-bit base and size, as a caller hands them to the module: nothing is known of them yet. */
export interface Area64 {
  readonly base: bigint;
  readonly size: bigint;
}

const LAST = 0xffff_ffff_ffff_ffffn;
export const PAGE = 4096n;
/** The module takes 52 address bits as given, whatever CPUID says. */
export const MAX_PA = 52;

export function endOf({ base, size }: Area64): bigint {
  return base + size;
}

/** Whether base + size leaves 64 bits; ending exactly at 2^64 does. */
export function overflows({ base, size }: Area64): boolean {
  return base > LAST - size;
}

export function overlaps64(a: Area64, b: Area64): boolean {
  return a.base < endOf(b) && b.base < endOf(a);
}

/** One past the last address that is legal with so many bits taken by KeyIDs. */
export function addressLimit(keyIdBits: number): bigint {
  return 1n << BigInt(MAX_PA - keyIdBits);
}

/** Whether the first and the last byte are legal addresses. Empty areas have no last byte and count their base alone. */
export function isLegal({ base, size }: Area64, limit: bigint): boolean {
  return base < limit && (size === 0n || endOf({ base, size }) <= limit);
}
