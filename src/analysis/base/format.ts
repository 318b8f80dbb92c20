import { GIB, KIB, MIB, TIB } from './address';
import { sizeOf, type AddressRange } from './range';

/** `0x100000`: lower-case hexadecimal without padding. Exact for every integer that a double holds. */
export function hex(value: number): string {
  return `0x${value.toString(16)}`;
}

/** `0x` and sixteen digits, as the kernel prints statuses and registers. */
export function hex64(value: bigint): string {
  return `0x${value.toString(16).padStart(16, '0')}`;
}

const UNITS = [
  ['TiB', TIB],
  ['GiB', GIB],
  ['MiB', MIB],
  ['KiB', KIB],
] as const;

/** `1.7 GiB`, `776 KiB`, `64 B`: binary units, at most one decimal, for people. */
export function humanSize(bytes: number): string {
  for (const [unit, scale] of UNITS) {
    if (bytes < scale) continue;
    const value = bytes / scale;
    const rounded = Math.round(value * 10) / 10;
    return `${Number.isInteger(rounded) || value >= 100 ? Math.round(value) : rounded.toFixed(1)} ${unit}`;
  }
  return `${bytes} B`;
}

/** `[0x100000, 0x6f800000)`: the end is exclusive, as the closing parenthesis says. */
export function hexRange(range: AddressRange): string {
  return `[${hex(range.start)}, ${hex(range.end)})`;
}

/** `[0x100000, 0x6f800000) (1.7 GiB)`. */
export function sizedRange(range: AddressRange): string {
  return `${hexRange(range)} (${humanSize(sizeOf(range))})`;
}

/** `1 region`, `16 regions`. */
export function count(n: number, singular: string, plural = `${singular}s`): string {
  return `${n} ${n === 1 ? singular : plural}`;
}
