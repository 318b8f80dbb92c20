import type { Place } from '../../base/span';
import { placeOf, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';
import { BEGINS_ENTRY, kindOf, numberOf, READ_FIELDS, resultOf, type DisassembledEntry, type EntryKind } from './disassembly-entry';
import { fieldOf, type DisassemblyField } from './disassembly-field';
import { TableDump } from './table-dump';

/**
 * The SRAT and the CEDT as `iasl -d` writes them, whole or in pieces:
 *
 *     [0A8h 0168   1]                Subtable Type : 01 [Memory Affinity]
 *     [0AAh 0170   4]             Proximity Domain : 00000001
 *
 * The bytes that iasl prints below count only where it did not know the table, as old versions do not know the CEDT.
 */
export const disassembly: LineReader = {
  id: 'acpi-disassembly',
  sign: /Subtable Type : 01 [[<](?:Memory Affinity|CXL Fixed)|Signature : "(?:SRAT|CEDT)"/,
  starts: ['[', 'Subtable Type', 'Signature', 'Proximity Domain', 'Window base address'],
  fourth: '0123456789ABCDEFabcdef',
  read(line) {
    const field = fieldOf(line);
    return field !== undefined && opens(field) ? new Disassembly() : undefined;
  },
};

function opens({ name, value }: DisassemblyField): boolean {
  if (name === 'Signature') return /^"(?:SRAT|CEDT)"/.test(value);
  if (name === 'Subtable Type') return kindOf(value) !== undefined;
  return BEGINS_ENTRY.has(name);
}

class Disassembly implements Section {
  private begun = false;
  private entry: DisassembledEntry | undefined;
  /** The current entry is of a kind that is not read. */
  private foreign = false;
  private revision: number | undefined;
  /** Whether iasl knew the table and wrote its entries out. */
  private decoded = false;
  /** Whether iasl has announced the bytes; those of another dump are none of its. */
  private announced = false;
  private readonly bytes = new TableDump();

  take(line: LogLine): LineResult | 'ended' {
    const first = !this.begun;
    this.begun = true;
    if (this.announced && this.bytes.take(line)) return undefined;
    const field = fieldOf(line);
    if (field === undefined) return this.takeOther(words(line).slice(0, 80));
    if (field.name === 'Signature') return first ? undefined : 'ended';
    return field.name === 'Subtable Type' ? this.next(kindOf(field.value), placeOf(line)) : this.add(field, placeOf(line));
  }

  end(): LineResult {
    const last = this.next(undefined);
    return this.decoded || this.bytes.empty ? last : this.bytes.read();
  }

  private takeOther(text: string): undefined | 'ended' {
    this.announced ||= text.startsWith('Raw Table Data');
    return BETWEEN_FIELDS.test(text) ? undefined : 'ended';
  }

  /** Ends the current entry, and begins one of a kind that is read. */
  private next(kind: EntryKind | undefined, at?: Place): LineResult {
    const done = this.entry && resultOf(this.entry, this.revision);
    this.decoded ||= done !== undefined || (this.entry !== undefined && this.entry.kind !== 'unnamed');
    this.foreign = kind === undefined;
    this.entry = kind && at && { kind, fields: new Map(), first: at, last: at };
    return done;
  }

  private add({ name, value }: DisassemblyField, at: Place): LineResult {
    if (name === 'Revision' && this.entry === undefined) this.revision = numberOf(value, 1);
    if (!READ_FIELDS.has(name) || this.foreign) return undefined;
    const begins = BEGINS_ENTRY.has(name) && (this.entry === undefined || this.entry.fields.has(name));
    const done = begins ? this.next('unnamed', at) : undefined;
    // Where lines are left out, those of another entry may run on into this one.
    if (this.entry !== undefined && !this.entry.fields.has(name)) {
      this.entry.fields.set(name, value);
      this.entry.last = at;
    }
    return done;
  }
}

/** What may stand between fields: dots for lines left out, the end of a wrapped name, or what iasl says itself. */
const BETWEEN_FIELDS = /^(?:[[(<]?(?:\.{2,9}|\u2026|-{2,9}|snip(?:ped)?)[\])>]?$|\[?[A-Z][\w ]{2,40}[\]>]$|\*\*|Raw Table Data)/i;
