/** Makes the bytes of firmware tables, and prints them as programs do. */

export interface AffinityEntry {
  readonly pxm: number;
  readonly base: number;
  readonly length: number;
  readonly enabled: boolean;
  readonly hotplug: boolean;
  readonly nonVolatile: boolean;
}

export interface WindowEntry {
  readonly base: number;
  readonly size: number;
  readonly encodedWays: number;
  readonly restrictions: number;
}

/** A number of `count` bytes, the lowest first. */
function little(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => Number((BigInt(value) >> BigInt(8 * index)) & 0xffn));
}

function zeros(count: number): number[] {
  return Array.from({ length: count }, () => 0);
}

export function affinity({ pxm, base, length, enabled, hotplug, nonVolatile }: AffinityEntry): number[] {
  const flags = Number(enabled) + 2 * Number(hotplug) + 4 * Number(nonVolatile);
  return [1, 40, ...little(pxm, 4), ...zeros(2), ...little(base, 8), ...little(length, 8), ...zeros(4), ...little(flags, 4), ...zeros(8)];
}

export function fixedWindow({ base, size, encodedWays, restrictions }: WindowEntry): number[] {
  return [1, 0, ...little(40, 2), ...zeros(4), ...little(base, 8), ...little(size, 8), encodedWays, 0, ...zeros(6), ...little(restrictions, 2), ...zeros(2), 7, 0, 0, 0];
}

/** A processor: an entry of the SRAT that is not read. */
export const PROCESSOR: readonly number[] = [0, 16, 1, 3, 1, ...zeros(11)];
/** A host bridge: an entry of the CEDT that is not read. */
export const HOST_BRIDGE: readonly number[] = [0, 0, 32, 0, 7, ...zeros(27)];

export function srat(entries: readonly (readonly number[])[], revision = 3): number[] {
  return table('SRAT', revision, [...little(1, 4), ...zeros(8), ...entries.flat()]);
}

export function cedt(entries: readonly (readonly number[])[]): number[] {
  return table('CEDT', 1, entries.flat());
}

function table(name: string, revision: number, body: readonly number[]): number[] {
  const text = (words: string): number[] => Array.from(words, (letter) => letter.charCodeAt(0));
  const bytes = [...text(name), ...little(36 + body.length, 4), revision, 0, ...text('MAKER '), ...text('EXAMPLE '), ...little(1, 4), ...text('TEST'), ...little(1, 4), ...body];
  return summed(bytes);
}

/** With the checksum that makes all bytes add up to 0. */
export function summed(bytes: readonly number[]): number[] {
  const sum = bytes.reduce((total, byte, index) => total + (index === 9 ? 0 : byte), 0);
  return bytes.map((byte, index) => (index === 9 ? (256 - (sum % 256)) % 256 : byte));
}

/** Sixteen bytes in a line, and the same as text. */
export function hexLines(bytes: readonly number[], beforeText = '  '): string[] {
  return Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) => {
    const line = bytes.slice(16 * index, 16 * index + 16);
    const digits = line.map((byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');
    const text = line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    return `    ${(16 * index).toString(16).toUpperCase().padStart(4, '0')}: ${digits.padEnd(47)}${beforeText}${text}`;
  });
}

/** As acpidump prints a table. */
export function acpidump(name: string, bytes: readonly number[]): string {
  return [`${name} @ 0x0000000000000000`, ...hexLines(bytes), '', ''].join('\n');
}
