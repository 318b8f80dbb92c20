import { ADDRESS_LIMIT, GIB, KIB, MIB, PAGE_SIZE, SECTION_SIZE, TIB } from './address';

const SCALE: Readonly<Record<string, number>> = { '': 1, k: KIB, m: MIB, g: GIB, t: TIB };

/**
 * Reads `0x8000000`, `128M`, `128MB`, `128 MiB`, `2G` or plain decimal bytes as a number of bytes.
 * `undefined` when it is none of these or above 2^52.
 */
export function parseSize(text: string): number | undefined {
  const match = /^(?:0x(?<hex>[0-9a-f]{1,16})|(?<decimal>\d{1,16}) ?(?<unit>[kmgt]?)(?:i?b)?)$/i.exec(text.trim());
  if (match?.groups === undefined) return undefined;
  const { hex, decimal, unit = '' } = match.groups;
  const bytes = hex === undefined ? Number(decimal) * (SCALE[unit.toLowerCase()] ?? 1) : Number.parseInt(hex, 16);
  return bytes <= PAGE_SIZE * 2 ** 40 ? bytes : undefined;
}

/** Whether memory blocks of x86-64 can have this size: a power of two, and a section at least. */
export function isMemoryBlockSize(bytes: number): boolean {
  return bytes >= SECTION_SIZE && bytes <= ADDRESS_LIMIT && 2 ** Math.round(Math.log2(bytes)) === bytes;
}
