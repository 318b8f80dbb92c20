import { count, hexRange, humanSize } from '../base/format';
import { overlap } from '../base/range';
import type { Region } from '../host/host';
import type { MemoryRemedy, Remedies } from '../run/remedies';
import { listed, rangesWords } from '../run/remedy-words';
import type { Related } from './finding';

/** Longer lists stand in the report alone. */
const MOST_LINKED = 4;
/** Nobody leaves out more ranges than these by hand. */
const MOST_TOLD = 64;

/** ` It would pass under cmr-v8 or cmr-v8.2.`: a sentence to put behind others, or nothing. */
export function otherKernelHint(remedies: Remedies | undefined): string {
  const kernels = kernelsOf(remedies);
  return kernels === undefined ? '' : ` It would pass under ${kernels}.`;
}

/** As `otherKernelHint`, with the least memory to leave out for one of these reasons. */
export function changeHint(remedies: Remedies | undefined, why: readonly MemoryRemedy['why'][]): string {
  const kernels = kernelsOf(remedies);
  const change = leastLeftOut(remedies, why);
  if (change === undefined) return otherKernelHint(remedies);
  const besides = change.besides === undefined ? '' : ` besides ${rangesWords(change.besides, 1)}`;
  const left = change.ranges.length === 1 ? `with ${rangesWords(change.ranges)} left out${besides}` : `with ${count(change.ranges.length, 'range')} (${humanSize(change.bytes)}) left out${besides}`;
  if (change.outcome === 'passes') return ` It would pass ${kernels === undefined ? '' : `under ${kernels}, or `}${left}.`;
  const less = change.outcome === 'undetermined' ? `the kernel would get through ${left}, and the CMRs decide` : `${left} it would depend on where the PAMTs land`;
  return kernels === undefined ? ` ${less.charAt(0).toUpperCase()}${less.slice(1)}.` : ` It would pass under ${kernels}; ${less}.`;
}

/** The regions that such a change leaves out, each with its line. */
export function changeLines(remedies: Remedies | undefined, why: readonly MemoryRemedy['why'][], regions: readonly Region[]): Related[] {
  const { ranges = [] } = leastLeftOut(remedies, why) ?? {};
  if (ranges.length > MOST_LINKED) return [];
  return ranges.flatMap((range) => {
    const at = regions.find((region) => overlap(region.range, range) !== undefined)?.at;
    return at === undefined ? [] : [{ message: `It would help to leave out ${hexRange(range)} (${humanSize(range.end - range.start)})`, at }];
  });
}

function kernelsOf(remedies: Remedies | undefined): string | undefined {
  const [kernels] = remedies?.found.flatMap((remedy) => (remedy.kind === 'other-kernel' ? [remedy.profiles] : [])) ?? [];
  return kernels && listed(kernels, 'or');
}

/** What passes before what only may, and then the least memory. */
function leastLeftOut(remedies: Remedies | undefined, why: readonly MemoryRemedy['why'][]): MemoryRemedy | undefined {
  const rank = ({ outcome }: MemoryRemedy): number => (outcome === 'passes' ? 0 : outcome === 'undetermined' ? 1 : 2);
  return remedies?.found
    .flatMap((remedy) => ((remedy.kind === 'leave-out' || remedy.kind === 'cut') && why.includes(remedy.why) && remedy.ranges.length <= MOST_TOLD ? [remedy] : []))
    .sort((a, b) => rank(a) - rank(b) || a.bytes - b.bytes)[0];
}
