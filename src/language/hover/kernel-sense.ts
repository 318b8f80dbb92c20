import { count, describeRefusal, hexRange, overlap, PAGE_SIZE, profileById, type AddressRange, type Review } from '../../analysis/index';
import { list, paragraph, type Block, type Line } from '../markup';
import { tdmrOf } from '../tdmrs';
import type { About } from './about';

/** What the kernel, as the review takes it, makes of a range; and the findings that are about it. */
export function kernelSense(range: AddressRange, { boot: { review } }: About): readonly Block[] {
  const { profile, findings } = review;
  const told = findings.filter((finding) => finding.suppressed === undefined && finding.severity !== 'information' && finding.range !== undefined && overlap(finding.range, range) !== undefined);
  return [
    paragraph({ strong: profileById(profile.id).title }, `: ${sense(range, review)}`),
    ...list(told.slice(0, 4).map(({ code, severity }): Line => [`${severity}: `, { text: code, finding: code }])),
  ];
}

function sense(range: AddressRange, review: Review): string {
  const { host, memlist, run, hotplug = [] } = review;
  if (host.environment.value !== 'host') return 'this is not the log of a TDX host, and it is not judged.';
  if (memlist === undefined || run === undefined) return 'there is no memory map in this evidence, so nothing can be said.';
  const freed = fails(review) ? ' TDX does not come up, though, so nothing restricts memory hotplug.' : '';
  const asked = hotplug.find((question) => overlap(question.range, range) !== undefined);
  const refusal = asked?.runs.find((part) => part.refusal !== undefined && overlap(part.range, range) !== undefined)?.refusal;
  if (refusal !== undefined) {
    const { reason, next } = describeRefusal(refusal);
    return `memory blocks of it may not go online after initialisation. ${reason} ${next}`;
  }
  const first = Math.floor(range.start / PAGE_SIZE);
  const end = Math.ceil(range.end / PAGE_SIZE);
  const entries = memlist.filter(({ startPfn, endPfn }) => startPfn < end && endPfn > first);
  const [entry] = entries;
  if (entry === undefined) return range.end <= FIRST_MEGABYTE ? 'memory below 1 MiB is left out of the memory list.' : `${notMemory(range, review, freed === '')}${freed}`;
  const convertible = convertibility(range, review);
  if (entries.length === 1 && entry.startPfn <= first && entry.endPfn >= end) return `TDX memory, in one entry of the memory list; it may go offline and online again.${convertible}${freed}`;
  return `partly TDX memory, in ${count(entries.length, 'entry', 'entries')} of the memory list; a memory block that one single entry does not hold may not go online.${convertible}${freed}`;
}

const FIRST_MEGABYTE = 2 ** 20;

/** The log's own word stands above a prediction. */
function fails({ host, run }: Review): boolean {
  return host.observed.outcome === undefined ? run?.outcome === 'fails' : host.observed.outcome.value === 'failed';
}

function notMemory(range: AddressRange, { run }: Review, restricted: boolean): string {
  const holes = (run?.kernel.tdmrs ?? []).map(tdmrOf).flatMap(({ index, holes: all = [] }) => all.filter((hole) => overlap(hole, range) !== undefined).map((hole) => ({ index, hole })));
  const [first] = holes;
  const reserved = first === undefined ? '' : ` It takes ${holes.length === 1 ? 'a reserved area' : `${holes.length} reserved areas`} in TDMR ${first.index}, ${hexRange(first.hole)}.`;
  return `not in the memory list.${reserved}${restricted ? ' Memory that is added here after initialisation may not go online.' : ''}`;
}

function convertibility(range: AddressRange, { coverage = [] }: Review): string {
  const outside = coverage.flatMap((entry) => entry.outside.filter((part) => overlap(part, range) !== undefined));
  return outside.length === 0 ? '' : ` Part of it is in no CMR, which the TDX module refuses: ${outside.slice(0, 2).map(hexRange).join(', ')}.`;
}
