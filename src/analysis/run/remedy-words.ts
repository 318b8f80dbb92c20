import { count, hex, hexRange, humanSize } from '../base/format';
import { sizeOf, type AddressRange } from '../base/range';
import type { MemoryRemedy, Remedies, Remedy } from './remedies';
import type { RunOutcome } from './run';

/** Of more ranges the number and the size say enough. */
const MOST_RANGES = 4;

/** One remedy in one or two plain sentences. Of many ranges the first `most` are listed. */
export function describeRemedy(remedy: Remedy, most = MOST_RANGES): string {
  if (remedy.kind === 'other-kernel') return `Use another kernel: under ${listed(remedy.profiles, 'or')} this memory passes as it is.`;
  const and = remedy.besides === undefined ? '' : `, with ${rangesWords(remedy.besides, most)} left out as well`;
  if (remedy.kind === 'layout') {
    return `A legal layout exists: ${count(remedy.tdmrs.length, 'TDMR')} cover this memory${and}, and the TDX module's own checks accept them. This kernel does not build them.`;
  }
  return `${change(remedy, rangesWords(remedy.ranges, most))}${and}: ${OUTCOMES[remedy.outcome]}.${bootOption(remedy, most)}`;
}

function change({ kind, why, ranges }: MemoryRemedy, what: string): string {
  const each = ranges.length === 1 ? 'it' : 'each';
  if (kind === 'cut') return `Leave out ${what}, so that a TDMR begins behind ${each}`;
  if (kind === 'close-holes') return `Have firmware keep ${what} free of its own ranges, so that ${each} is memory like its neighbours`;
  if (why === 'not-convertible') return `Leave out the memory that is not convertible, ${what}`;
  if (why !== 'tdmrs') return `Leave out ${what}`;
  return `Leave out ${what}, which ${ranges.length === 1 ? 'takes a TDMR of its own' : 'take TDMRs of their own'}`;
}

const OUTCOMES: Readonly<Record<RunOutcome, string>> = {
  passes: 'then it passes',
  'may-fail': 'then it may still fail, depending on where the PAMTs land',
  undetermined: 'then the kernel gets through, and the CMRs decide',
  fails: 'then it still fails',
};

/** The boot option that makes memory reserved. Memory that a driver adds is in no firmware map, and it has no effect there. */
function bootOption({ kind, why, ranges }: MemoryRemedy, most: number): string {
  if (kind === 'close-holes' || why === 'not-convertible' || ranges.length > most) return '';
  return ` The boot option is memmap=${ranges.map((range) => `${hex(sizeOf(range))}$${hex(range.start)}`).join(',')}.`;
}

/** Why no layout was found; nothing where one was, or where it was not asked. */
export function describeNoLayout({ noLayout }: Remedies): string | undefined {
  return noLayout === undefined ? undefined : `No legal layout ${noLayout.certain ? 'exists' : 'was found'}: ${lowered(noLayout.reason)}`;
}

/** What was not searched for, and why; nothing where all was. */
export function describeSearch({ searched }: Remedies, regions: number): string | undefined {
  if (searched === 'all') return undefined;
  const how = searched === 'none' ? 'were not searched for' : 'were searched for only in part';
  return `Changes of memory and other layouts ${how}: each change must be run again, and memory is in ${regions} regions.`;
}

/** `[0x1000, 0x2000) (4 KiB)`, or `2 ranges (8 KiB): [0x1000, 0x2000), [0x5000, 0x6000)`. */
export function rangesWords(ranges: readonly AddressRange[], most = MOST_RANGES): string {
  const size = humanSize(ranges.reduce((sum, range) => sum + sizeOf(range), 0));
  const shown = ranges.slice(0, most).map(hexRange).join(', ');
  if (ranges.length === 1) return `${shown} (${size})`;
  const hidden = ranges.length - most;
  return `${count(ranges.length, 'range')} (${size}): ${shown}${hidden > 0 ? ` and ${hidden} more` : ''}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function listed(words: readonly string[], last: 'and' | 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** The first word loses its capital; `TDX` and numbers stay. */
function lowered(sentence: string): string {
  return /^[A-Z][a-z]/.test(sentence) ? `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
