import { ADDRESS_LIMIT, physAddr } from '../../base/address';
import { count, humanSize } from '../../base/format';
import type { AddressRange } from '../../base/range';
import type { Place } from '../../base/span';
import { regionReaching } from '../../host/region-reaching';
import { totalOf } from '../../kernel/pamt';
import type { PredictedTdmr } from '../../kernel/predict';
import type { Lane, LaneContext } from '../lane';
import { noneBuilt } from '../none-built';
import { segment } from '../segments';
import type { MapDetail, MapSegment } from '../view';

/** PAMTs where the evidence says that they are; otherwise the stretches of memory that they could be allocated from. */
export const pamtLane: Lane = {
  id: 'pamt',
  title: 'PAMT',
  about: 'Memory that the module needs to keep track of each TDMR. Unless the evidence gives places, where they could be.',
  build(context) {
    const { run, host } = context.review;
    const none = noneBuilt(context.review);
    if (none !== undefined) return none;
    if (run === undefined || run.kernel.tdmrs.length === 0) return { unknown: 'no TDMRs that would need them' };
    const { tdmrs, pamtBytes } = run.kernel;
    const at = (address: number): Place | undefined => regionReaching(run.regions, address)?.at;
    const known = host.pamtPlacements;
    return {
      subtitle: `${pamtBytes / 1024} KB${known === undefined ? ', place not known' : ''}`,
      segments: known === undefined ? reaches(context, tdmrs, at) : tdmrs.flatMap((tdmr, index) => placed(context, tdmr, index, known[index])),
    };
  },
};

function placed(context: LaneContext, { pamtNode, pamtSizes }: PredictedTdmr, index: number, base: { readonly value: number; readonly at: Place } | undefined): MapSegment | [] {
  if (base === undefined) return [];
  // A snapshot may put a PAMT anywhere, also where it does not fit below 2^52.
  const range = { start: physAddr(base.value), end: physAddr(Math.min(base.value + totalOf(pamtSizes), ADDRESS_LIMIT)) };
  const details: MapDetail[] = [
    { name: 'Of', value: `TDMR ${index}, node ${pamtNode}` },
    { name: 'Place', value: 'from the snapshot' },
  ];
  return segment(context, { id: `pamt:${index}`, range, tone: 'pamt', label: `PAMT ${index}`, details, at: base.at, findings: context.findingsOn(range) });
}

/** One segment for each stretch that is the likeliest of one or more PAMTs: those of a node share theirs. */
function reaches(context: LaneContext, tdmrs: readonly PredictedTdmr[], at: (address: number) => Place | undefined): MapSegment[] {
  const byStretch = new Map<string, { readonly range: AddressRange; readonly own: number[]; readonly others: number }>();
  for (const [index, { pamtPlaces }] of tdmrs.entries()) {
    const [likeliest, ...others] = pamtPlaces;
    if (likeliest === undefined) continue;
    const range = { start: physAddr(likeliest.start), end: physAddr(likeliest.end) };
    const key = `${range.start}-${range.end}`;
    const stretch = byStretch.get(key) ?? { range, own: [], others: others.length };
    stretch.own.push(index);
    byStretch.set(key, stretch);
  }
  return [...byStretch.values()].map(({ range, own, others }, index) =>
    segment(context, {
      id: `pamt:${index}`,
      range,
      tone: 'pamt-reach',
      label: `${own.length} likely · PAMT ${own.join(', ')}`,
      details: [
        { name: 'Place', value: 'not known; this stretch is the likeliest' },
        ...own.map((tdmr) => ({ name: `PAMT ${tdmr}`, value: `${humanSize(sizeOf(tdmrs[tdmr]))}, asked of node ${tdmrs[tdmr]?.pamtNode ?? 0}` })),
        ...(others === 0 ? [] : [{ name: 'Or in', value: `${count(others, 'other stretch', 'other stretches')} of its node` }]),
      ],
      at: at(range.start),
      findings: context.findingsOn(range).filter(({ code }) => code.startsWith('pamt-')),
    }),
  );
}

function sizeOf(tdmr: PredictedTdmr | undefined): number {
  return tdmr === undefined ? 0 : totalOf(tdmr.pamtSizes);
}
