import { parseAddress, physAddr, type PhysAddr } from '../../base/address';
import type { Place } from '../../base/span';
import type { Problem } from '../../evidence/problem';
import { words, type LineResult } from '../capture/line-reader';
import type { FileGroup } from './known-file';

/** What is known of one entry so far. */
interface Entry {
  readonly at: Place;
  readonly start?: PhysAddr;
  /** Inclusive, as the file has it. */
  readonly last?: PhysAddr;
  readonly label?: string;
}

/**
 * `/sys/firmware/memmap/0/start:0x0`, `…/end:0x9fbff`, `…/type:System RAM`, in any order: three files for each entry,
 * printed by start_show(), end_show() and type_show() of drivers/firmware/memmap.c. The end is inclusive.
 */
export const memmapEntries: FileGroup = {
  path: /(?:^|\/)memmap\/(\d{1,6})\/(start|end|type)$/,
  collect() {
    const entries = new Map<string, Entry>();
    return {
      read(content, at, [, number = '', file]): LineResult {
        const before = entries.get(number);
        const value = words(content).slice(0, 100);
        const address = file === 'type' ? undefined : parseAddress(value);
        if (address !== undefined && (address.kind !== 'address' || !value.startsWith('0x'))) return undefined;
        const known: Entry = {
          ...before,
          at: file === 'start' || before === undefined ? at : before.at,
          ...(file === 'type' && { label: value }),
          ...(file === 'start' && address?.kind === 'address' && { start: address.value }),
          ...(file === 'end' && address?.kind === 'address' && { last: address.value }),
        };
        const whole = wholeEntry(known);
        if (whole === undefined) entries.set(number, known);
        else entries.delete(number);
        return whole ?? [];
      },
      end: () => Array.from(entries.values(), incomplete),
    };
  },
};

function wholeEntry({ start, last, label, at }: Entry): LineResult {
  if (start === undefined || last === undefined || label === undefined) return undefined;
  if (last < start) return { kind: 'problem', code: 'inverted-range', message: 'This entry ends before it starts, so a digit is probably missing. It is left out of the review.', at };
  return { kind: 'memmap-range', range: { start, end: physAddr(last + 1) }, label, at };
}

function incomplete({ start, last, at }: Entry): Problem {
  const missing = start === undefined ? 'start' : last === undefined ? 'end' : 'type';
  return { kind: 'problem', code: 'bad-value', message: `The firmware's map has an entry whose ${missing} is not in this listing. It is left out of the review.`, at };
}
