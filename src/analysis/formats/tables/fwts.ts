import { parseAddress, type AddressToken } from '../../base/address';
import type { Place } from '../../base/span';
import { placeOf, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';
import { affinityFlags, cxlWindow, sratRange } from './entries';

/**
 * The SRAT and the CEDT as the tests of fwts write them, each line behind the name of the test or without it:
 *
 *     srat            SRAT Memory Affinity Structure:
 *     srat              Proximity Domain:         0x00000000
 */
export const fwts: LineReader = {
  id: 'fwts-tables',
  sign: /SRAT Memory Affinity Structure:|CXL Fixed Memory Window Structure \(CFMWS\):/,
  starts: ['srat ', 'cedt ', 'SRAT Memory Affinity Structure:', 'CXL Fixed Memory Window Structure (CFMWS):'],
  read(line) {
    const resultOf = ENTRIES.get(ownWords(line));
    return resultOf === undefined ? undefined : new Listing(resultOf);
  },
};

/** Values by the names of their fields. */
type Fields = ReadonlyMap<string, string>;

function memoryAffinity(fields: Fields, at: Place): LineResult {
  const flags = numberOf(fields.get('Flags'), 4);
  const pxm = numberOf(fields.get('Proximity Domain'), 4);
  const range = { base: addressOf(fields.get('Base Address')), length: addressOf(fields.get('Address Length')) };
  return sratRange({ pxm, ...range, ...(flags !== undefined && affinityFlags(flags)) }, at);
}

function fixedWindow(fields: Fields, at: Place): LineResult {
  const range = { base: addressOf(fields.get('Base HPA')), size: addressOf(fields.get('Window Size')) };
  return cxlWindow({ ...range, encodedWays: numberOf(fields.get('ENIW'), 1), restrictions: numberOf(fields.get('Window Restrictions'), 2) }, at);
}

/** By their headings. */
const ENTRIES: ReadonlyMap<string, (fields: Fields, at: Place) => LineResult> = new Map([
  ['SRAT Memory Affinity Structure:', memoryAffinity],
  ['CXL Fixed Memory Window Structure (CFMWS):', fixedWindow],
]);

/** The lines below the heading of one entry. */
class Listing implements Section {
  private readonly fields = new Map<string, string>();
  private readonly resultOf: (fields: Fields, at: Place) => LineResult;
  private at: Place | undefined;

  constructor(resultOf: (fields: Fields, at: Place) => LineResult) {
    this.resultOf = resultOf;
  }

  take(line: LogLine): LineResult | 'ended' {
    if (this.at === undefined) {
      this.at = placeOf(line);
      return undefined;
    }
    const field = FIELD.exec(ownWords(line));
    if (field === null) return 'ended';
    const [, name = '', value = ''] = field;
    // Two lines are called so: that of the entry itself comes first, and that of its memory follows the base.
    const own = name === 'Length' && this.fields.has('Base Address') ? 'Address Length' : name;
    if (!this.fields.has(own)) this.fields.set(own, value);
    this.at = { source: this.at.source, span: { start: this.at.span.start, end: line.end } };
    return undefined;
  }

  end(): LineResult {
    return this.at && this.resultOf(this.fields, this.at);
  }
}

const FIELD = /^([A-Z][\w ()]{0,40}[\w)]): {0,40}(\w{1,20})$/;

/** Without the name of the test. */
function ownWords({ text, body, end }: LogLine): string {
  return text.slice(body, Math.min(end, body + 120)).replace(/^(?:srat|cedt) {1,20}/, '');
}

function numberOf(value: string | undefined, bytes: number): number | undefined {
  const digits = digitsOf(value, bytes);
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}

function addressOf(value: string | undefined): AddressToken | undefined {
  const digits = digitsOf(value, 8);
  return digits === undefined ? undefined : parseAddress(digits);
}

/** fwts writes two digits for every byte, so what has fewer is cut. */
function digitsOf(value: string | undefined, bytes: number): string | undefined {
  return value !== undefined && /^0x[\da-f]+$/i.test(value) && value.length === 2 + 2 * bytes ? value : undefined;
}
