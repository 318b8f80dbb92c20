import { MIB, physAddr } from '../../base/address';
import { count } from '../../base/format';
import type { AddressRange } from '../../base/range';
import type { FirmwareRange } from '../../evidence/fact';
import { profileById } from '../../kernel/profiles';
import { holeMakers } from '../../run/hole-makers';
import type { Lane, LaneContext } from '../lane';
import { noneBuilt } from '../none-built';
import { lineName, segment } from '../segments';
import type { MapDetail } from '../view';

/** The holes of each TDMR: every one takes a reserved area. */
export const reservedLane: Lane = {
  id: 'reserved',
  title: 'Reserved',
  about: 'Holes in the TDMRs: each takes one of the reserved areas that the module allows in a TDMR.',
  build(context) {
    const { run, host } = context.review;
    const none = noneBuilt(context.review);
    if (none !== undefined) return none;
    if (run === undefined || run.kernel.tdmrs.length === 0) return { unknown: 'no TDMRs to find holes in' };
    const { tdmrs, atRisk } = run.kernel;
    if (tdmrs.some(({ holes }) => holes === undefined)) return { unknown: 'this kernel takes holes from CMRs, and there is no list of them' };
    const limit = host.limits.maxReservedPerTdmr;
    const makersOf = holeMakers(host);
    return {
      subtitle: `holes, of ${limit} areas each`,
      segments: tdmrs.flatMap(({ base, size, holes = [] }, tdmr) => {
        const onTdmr = context.findingsOn({ start: physAddr(base), end: physAddr(base + size) });
        // A hole is no trouble by itself, only where there are too many.
        const findings = atRisk.includes(tdmr) ? onTdmr.filter(({ code }) => code.startsWith('reserved-areas-')) : [];
        return holes.map((hole, index) => {
          const range = { start: physAddr(hole.start), end: physAddr(hole.end) };
          const makers = makersOf(range);
          return segment(context, {
            id: `reserved:${tdmr}:${index}`,
            range,
            tone: 'hole',
            label: `hole ${index + 1} of ${holes.length} in TDMR ${tdmr}`,
            details: [{ name: 'In', value: `TDMR ${tdmr}: ${count(holes.length, 'hole')}, ${limit} areas allowed` }, ...madeBy(range, makers, context)],
            at: makers[0]?.at,
            findings,
          });
        });
      }),
    };
  },
};

/** More makers than this are counted, not listed. */
const LISTED = 4;

/** What lies in a hole, by line of the evidence. */
function madeBy(hole: AddressRange, makers: readonly FirmwareRange[], { review: { profile }, placeOf }: LaneContext): MapDetail[] {
  if (profileById(profile.id).holesFrom === 'cmrs') return [{ name: 'Made by', value: 'no CMR: this kernel takes holes from CMRs' }];
  const lines = makers.slice(0, LISTED).map(({ label, at }) => `${label}, ${lineName(placeOf(at))}`);
  const more = makers.length > LISTED ? [`and ${makers.length - LISTED} more`] : [];
  const first = hole.start < MIB ? ['the first 1 MiB, which the kernel leaves out'] : [];
  const all = [...first, ...lines, ...more];
  return (all.length === 0 ? ['nothing that the firmware map names'] : all).map((value) => ({ name: 'Made by', value }));
}
