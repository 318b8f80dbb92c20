import type { AddressRange } from '../../base/range';
import type { KmemMessage } from '../../evidence/present-facts';
import { garbledRange, isProblem, placeOf, readRange, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';

const REASONS: readonly (readonly [words: RegExp, reason: KmemMessage['reason']])[] = [
  [/^too small after alignment/, 'too-small'],
  // A mail may break the line behind `not`.
  [/^could not(?: reserve region|$)/, 'could-not-reserve'],
  [/^memory add failed/, 'add-failed'],
];

/** Binary units, as string_get_size() prints them: three digits, so the bytes are about these. */
const UNITS: Readonly<Record<string, number>> = { bytes: 1, B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40 };

/**
 * `kmem dax0.0: mapping0: 0x100000000-0x17fffffff could not reserve region`, printed by dev_dax_kmem_probe(): also `too small
 * after alignment`, `memory add failed`. Newer kernels say `DAX region truncated by 2.50 GiB due to alignment`. Nothing is printed
 * where memory was added.
 */
export const kmem: LineReader = {
  id: 'kmem',
  starts: ['kmem dax'],
  read(line) {
    const [head, device = '', rest = ''] = /^kmem (dax\d{1,5}\.\d{1,5}): (.{0,200})/.exec(words(line)) ?? [];
    if (head === undefined) return undefined;
    const mapping = /^mapping\d{1,5}: /.exec(rest)?.[0];
    if (mapping !== undefined) return mapped(line, device, line.body + head.length - rest.length + mapping.length);
    if (rest.startsWith('rejecting DAX region without any memory')) return { kind: 'kmem-message', device, reason: 'rejected', at: placeOf(line) };
    const [, number, unit = ''] = /^dax region truncated (?:by )?(\d{1,16}(?:\.\d{1,3})?) (bytes|[KMGT]?i?B)\b/i.exec(rest) ?? [];
    const scale = UNITS[unit];
    return number === undefined || scale === undefined ? undefined : { kind: 'kmem-message', device, reason: 'truncated', bytes: Math.round(Number(number) * scale), at: placeOf(line) };
  },
};

function mapped(line: LogLine, device: string, at: number): LineResult | Section {
  const read = readRange(line, at, '-', 'inclusive');
  if (read === undefined) return garbledRange(line, at);
  if (isProblem(read)) return read;
  const rest = line.text.slice(read.end, line.end).trim();
  return rest === '' ? broken(line, device, read.range, at) : message(line, device, read.range, rest);
}

function message(line: LogLine, device: string, range: AddressRange, rest: string): LineResult {
  const reason = REASONS.find(([form]) => form.test(rest))?.[1];
  return reason === undefined ? undefined : { kind: 'kmem-message', device, reason, range, at: placeOf(line) };
}

/** A mail program broke the line behind the range: the next line says what is wrong with it. */
function broken(line: LogLine, device: string, range: AddressRange, at: number): Section {
  let told: LineResult;
  return {
    take(below) {
      if (below.body === line.body) return undefined;
      if (told !== undefined) return 'ended';
      told = message(line, device, range, words(below));
      return told ?? 'ended';
    },
    end: () => (told === undefined ? garbledRange(line, at) : undefined),
  };
}
