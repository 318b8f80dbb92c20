import { parseAddress, type AddressToken } from '../../base/address';
import type { ProblemCode } from '../../evidence/problem';
import { affinityFlags, domainOf, type FixedWindow, type MemoryAffinity } from './entries';

/** The bytes of a table from its signature on; `undefined` where a dump does not show one. */
export type TableBytes = readonly (number | undefined)[];

/** What bytes [start, end) of a table say, or what is wrong with them. */
export type TablePiece = { readonly start: number; readonly end: number } & (
  | { readonly kind: 'memory-affinity'; readonly entry: MemoryAffinity }
  | { readonly kind: 'fixed-window'; readonly entry: FixedWindow }
  | { readonly kind: 'fault'; readonly code: ProblemCode; readonly message: string }
);

/** Where the entries of a table begin, how an entry gives its own length, and the one kind that is read. */
interface Layout {
  readonly name: string;
  readonly entries: number;
  readonly length: { readonly at: number; readonly bytes: number };
  readonly type: number;
  readonly shortest: number;
  read(bytes: TableBytes, at: number): TablePiece | undefined;
}

/** ACPI 6.5, 5.2.16: 48 bytes of header; every entry has a byte of type and one of length. */
const SRAT: Layout = { name: 'SRAT', entries: 48, length: { at: 1, bytes: 1 }, type: 1, shortest: 40, read: memoryAffinity };
/** CXL 3.1, 9.18.1: 36 bytes of header; every entry has a byte of type, a reserved one and two of length. */
const CEDT: Layout = { name: 'CEDT', entries: 36, length: { at: 2, bytes: 2 }, type: 1, shortest: 36, read: fixedWindow };

const CHECKSUM_END = 10;
const REVISION = 8;

/**
 * Reads an SRAT or a CEDT as Linux does (acpi_table_parse_entries_array()): entry after entry by their own lengths, those of
 * other kinds skipped. A wrong checksum is a fault that stops nothing. Bytes that are missing spoil the entries they belong to
 * and, where they hold an entry's length, all that follow. A length that leads nowhere ends the table.
 */
export function* decodeTable(bytes: TableBytes): Generator<TablePiece> {
  const name = String.fromCharCode(...bytes.slice(0, 4).map((byte) => byte ?? 0));
  const layout = [SRAT, CEDT].find((layout) => layout.name === name);
  if (layout === undefined) return;
  const { entries } = layout;
  const length = unsigned(bytes, 4, 4);
  if (length === undefined) {
    yield fault('cut-table', 0, bytes.length, `The header of this ${name} is cut or garbled, so none of its entries can be read.`);
  } else if (length < entries) {
    yield fault('bad-table', 0, 8, `This ${name} says that it has ${length} bytes, which is less than its header. None of its entries can be read.`);
  } else {
    yield* unsound(bytes, length, name);
    yield* entriesOf(bytes, length, layout);
  }
}

function* entriesOf(bytes: TableBytes, tableLength: number, layout: Layout): Generator<TablePiece> {
  const { name, length, type, shortest, read } = layout;
  for (let at = layout.entries; at < tableLength; ) {
    const size = unsigned(bytes, at + length.at, length.bytes);
    // What is missing is told once for the whole table.
    if (size === undefined) return;
    const end = at + size;
    if (size < length.at + length.bytes || end > tableLength) {
      const why = end > tableLength ? 'beyond the end of the table' : 'less than the length itself takes';
      yield fault('bad-table', at, at + length.at + length.bytes, `An entry of this ${name} says that it has ${size} bytes, ${why}. It and all entries behind it are left out of the review.`);
      return;
    }
    if (bytes[at] === type) {
      const short = `An entry of this ${name} has ${size} bytes where its kind takes ${shortest}. The entry is left out of the review.`;
      const piece = size < shortest ? fault('bad-table', at, end, short) : read(bytes, at);
      if (piece !== undefined) yield piece;
    }
    at = end;
  }
}

/** The table as a whole: bytes that are missing, or a sum that is not what the checksum promises. */
function* unsound(bytes: TableBytes, length: number, name: string): Generator<TablePiece> {
  let sum = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at];
    if (byte === undefined) {
      const message = `This ${name} says that it has ${length} bytes, but the one at offset 0x${at.toString(16)} is missing or cannot be read: the dump is cut, or a line is garbled. Only entries that are whole count.`;
      yield fault('cut-table', at - 1, at, message);
      return;
    }
    sum += byte;
  }
  if (sum % 256 === 0) return;
  const message = `The bytes of this ${name} do not add up as its checksum promises: a digit is mistyped, or firmware wrote the table wrongly. Its entries count all the same; compare them with the original.`;
  yield fault('bad-table', 0, CHECKSUM_END, message);
}

function memoryAffinity(bytes: TableBytes, at: number): TablePiece | undefined {
  const [pxm, flags] = [unsigned(bytes, at + 2, 4), unsigned(bytes, at + 28, 4)];
  const [base, length] = [address(bytes, at + 8), address(bytes, at + 16)];
  if (pxm === undefined || flags === undefined || base === undefined || length === undefined) return undefined;
  const entry = { pxm: domainOf(pxm, bytes[REVISION] ?? 0), base, length, ...affinityFlags(flags) };
  return { kind: 'memory-affinity', start: at, end: at + SRAT.shortest, entry };
}

function fixedWindow(bytes: TableBytes, at: number): TablePiece | undefined {
  const [base, size] = [address(bytes, at + 8), address(bytes, at + 16)];
  const [encodedWays, restrictions] = [bytes[at + 24], unsigned(bytes, at + 32, 2)];
  if (base === undefined || size === undefined || encodedWays === undefined || restrictions === undefined) return undefined;
  return { kind: 'fixed-window', start: at, end: at + CEDT.shortest, entry: { base, size, encodedWays, restrictions } };
}

function fault(code: ProblemCode, start: number, end: number, message: string): TablePiece {
  return { kind: 'fault', code, start, end, message };
}

/** A number of up to four bytes, the lowest first. `undefined` where one of them is missing. */
function unsigned(bytes: TableBytes, at: number, count: number): number | undefined {
  const text = hexOf(bytes, at, count);
  return text === undefined ? undefined : Number.parseInt(text, 16);
}

/** A number of eight bytes, the lowest first. `undefined` where one of them is missing. */
function address(bytes: TableBytes, at: number): AddressToken | undefined {
  const text = hexOf(bytes, at, 8);
  return text === undefined ? undefined : parseAddress(text);
}

/** As it is written: the highest byte first. */
function hexOf(bytes: TableBytes, at: number, count: number): string | undefined {
  let text = '';
  for (let index = at; index < at + count; index += 1) {
    const byte = bytes[index];
    if (byte === undefined) return undefined;
    text = byte.toString(16).padStart(2, '0') + text;
  }
  return text;
}
