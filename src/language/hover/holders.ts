import { cmrsIfWhole, contains, count, hexRange, humanSize, overlap, PAGE_SIZE, physAddr, sizedRange, type AddressRange, type Review } from '../../analysis/index';
import { tdmrOf } from '../tdmrs';
import type { Line } from '../markup';
import { placeLink, type About } from './about';

/** The CMR, entry of the memory list, TDMR, node and memory block that hold a range, a line each. */
export function holders(range: AddressRange, about: About): readonly Line[] {
  const { review } = about.boot;
  return [cmrLine(range, about), ...listLine(range, review), ...tdmrLines(range, review), ...nodeLine(range, review), ...blockLine(range, review)];
}

function cmrLine(range: AddressRange, about: About): Line {
  const { host } = about.boot.review;
  const name: Line = [{ strong: 'CMR' }, ': '];
  if (host.cmrs === undefined) return [...name, 'not known, there is no list of CMRs'];
  const on = host.cmrs.list.filter((cmr) => overlap(cmr.range, range) !== undefined);
  const whole = on.find((cmr) => contains(cmr.range, range));
  if (whole !== undefined) return [...name, 'wholly inside ', { code: sizedRange(whole.range) }, ' · ', placeLink(whole.at, about)];
  if (on.length > 0) return [...name, `partly inside ${count(on.length, 'CMR')}: `, { code: on.slice(0, 3).map((cmr) => hexRange(cmr.range)).join(' ') }];
  return [...name, cmrsIfWhole(host) === undefined ? 'in none that can be read, and the list is not whole' : 'in none: this memory is not convertible'];
}

function listLine(range: AddressRange, { memlist, run }: Review): readonly Line[] {
  if (memlist === undefined || run === undefined) return [];
  const first = Math.floor(range.start / PAGE_SIZE);
  const end = Math.ceil(range.end / PAGE_SIZE);
  const held = memlist.flatMap((entry, index) => (entry.startPfn < end && entry.endPfn > first ? [{ entry, index }] : []));
  const name: Line = [{ strong: 'Memory list' }, ': '];
  if (held.length === 0) return [[...name, 'not in it']];
  const shown = held.slice(0, 3).map(({ entry, index }) => `${index} ${hexRange(bytes(entry))}`).join(' ');
  return [[...name, `${held.length === 1 ? 'entry' : `${held.length} entries,`} `, { code: held.length > 3 ? `${shown} …` : shown }]];
}

function tdmrLines(range: AddressRange, { host, run }: Review): readonly Line[] {
  if (run === undefined || run.kernel.tdmrs.length === 0) return [];
  const name: Line = [{ strong: 'TDMR' }, ': '];
  const tdmrs = run.kernel.tdmrs.map(tdmrOf).filter((tdmr) => overlap(tdmr.range, range) !== undefined);
  if (tdmrs.length === 0) return [[...name, 'in none']];
  return tdmrs.slice(0, 4).map(({ index, range: whole, holes }): Line => {
    const within = holes?.flatMap((hole, at) => (overlap(hole, range) === undefined ? [] : [{ hole, at }])) ?? [];
    const [first] = within;
    const hole = first === undefined ? '' : `, in ${within.length === 1 ? `hole ${first.at + 1}` : `${within.length} holes`} of ${holes?.length ?? 0} ${within.length === 1 ? hexRange(first.hole) : ''}`;
    return [...name, `${index} `, { code: sizedRange(whole) }, `${hole.trimEnd()}${pamtOf(index, range, run, host)}`];
  });
}

/** Where the evidence says where the PAMT lies. */
function pamtOf(index: number, range: AddressRange, { kernel }: NonNullable<Review['run']>, { pamtPlacements }: Review['host']): string {
  const base = pamtPlacements?.[index]?.value;
  const sizes = kernel.tdmrs[index]?.pamtSizes;
  if (base === undefined || sizes === undefined) return '';
  const end = base + sizes['4k'] + sizes['2m'] + sizes['1g'];
  return base < range.end && end > range.start ? `; its PAMT lies here (${humanSize(end - base)})` : '';
}

function nodeLine(range: AddressRange, { host, regionsAtInit }: Review): readonly Line[] {
  const regions = [...(regionsAtInit ?? host.regions?.list ?? []), ...(host.hotAdded ?? []), ...(host.srat ?? [])];
  const nodes = [...new Set(regions.flatMap(({ range: whole, node }) => (node !== undefined && overlap(whole, range) !== undefined ? [node] : [])))].sort((a, b) => a - b);
  return nodes.length === 0 ? [] : [[{ strong: nodes.length === 1 ? 'Node' : 'Nodes' }, `: ${nodes.join(', ')}`]];
}

function blockLine(range: AddressRange, { host }: Review): readonly Line[] {
  const size = host.memoryBlockSize?.value;
  if (size === undefined || size <= 0) return [];
  const first = Math.floor(range.start / size);
  const last = Math.ceil(range.end / size) - 1;
  const blocks = first === last ? `: ${first}, of ${humanSize(size)}` : `: ${first} to ${last}, of ${humanSize(size)} each`;
  return [[{ strong: first === last ? 'Memory block' : 'Memory blocks' }, blocks]];
}

function bytes({ startPfn, endPfn }: { readonly startPfn: number; readonly endPfn: number }): AddressRange {
  return { start: physAddr(startPfn * PAGE_SIZE), end: physAddr(endPfn * PAGE_SIZE) };
}
