/**
 * Unsigned 64-bit byte arithmetic on doubles, for what the kernel computes in `u64`. Exact for multiples of 4 KiB below
 * 2^64 and for every value below 2^53; physical addresses of a real machine are both. Sums and differences wrap.
 */
const WRAP = 2 ** 64;

export function add64(a: number, b: number): number {
  const sum = a + b;
  return sum >= WRAP ? sum - WRAP : sum;
}

export function subtract64(a: number, b: number): number {
  const difference = a - b;
  return difference < 0 ? difference + WRAP : difference;
}

export function alignDown64(value: number, alignment: number): number {
  return value - (value % alignment);
}

export function alignUp64(value: number, alignment: number): number {
  const rest = value % alignment;
  return rest === 0 ? value : add64(value - rest, alignment);
}

/** Exact as long as the product divided by 2^30 is: a whole number of GiB times what fits in 16 bits is. */
export function multiply64(a: number, b: number): number {
  return (a * b) % WRAP;
}
