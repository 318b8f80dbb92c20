import { ADDRESS_LIMIT, physAddr } from '../base/address';
import { hexRange, humanSize } from '../base/format';
import { cmrsIfWhole } from '../host/host';
import { regionReaching } from '../host/region-reaching';
import { totalOf } from '../kernel/pamt';
import { cmrRuns, isConvertible } from '../module/cmr-list';
import { hasSafePlace } from '../run/safe-places';
import { defineCheck } from './check';
import { asRelated, beginning, neighbours } from './places';

export const pamtOutsideCmrs = defineCheck({
  code: 'pamt-outside-cmrs',
  title: 'A PAMT could be allocated where it must not be',
  severity: 'warning',
  endsInitialisation: true,
  needs: ['run', 'host', 'cmrs', 'coverage', 'profile'],
  explanation: {
    when: 'The snapshot says that a PAMT lies outside the CMRs; or, under a kernel that marks memory outside the CMRs reserved, the node that a TDMR asks for its PAMT has such memory that is long enough: a warning, or an error where it has no other. Under any other kernel the memory itself is refused, which is a finding of its own.',
    consequence: 'The TDX module refuses a PAMT outside the CMRs with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…), and TDX stays off (-5).',
    next: 'Keep memory that is not convertible from being system RAM, or in ZONE_MOVABLE, until TDX is initialised.',
    source: 'TDH.SYS.CONFIG check 12 of the TDX module; alloc_contig_pages() for the place.',
  },
  *run({ run, host, cmrs, profile }) {
    if (host.pamtPlacements === undefined && profile.holesFrom !== 'cmrs') return;
    const runs = cmrRuns(cmrsIfWhole(host) ?? []);
    for (const [index, tdmr] of run.kernel.tdmrs.entries()) {
      const { pamtNode, pamtSizes, pamtPlaces } = tdmr;
      const bytes = totalOf(pamtSizes);
      const known = host.pamtPlacements?.[index];
      const places = known === undefined ? pamtPlaces : [{ start: known.value, end: Math.min(known.value + bytes, ADDRESS_LIMIT) }];
      const bad = places.map(({ start, end }) => ({ start: physAddr(start), end: physAddr(end) })).find((place) => !isConvertible(place, runs));
      if (bad === undefined) continue;
      const hopeless = known === undefined && !hasSafePlace(tdmr, runs);
      const where = known !== undefined ? `lies at ${hexRange(bad)}` : `${hopeless ? 'will' : 'could'} be allocated in ${hexRange(bad)}`;
      yield {
        message: `The PAMT of TDMR ${index} (${humanSize(bytes)}, node ${pamtNode}) ${where}, which is not wholly in a CMR. There the TDX module refuses it with TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…), and TDX stays off.`,
        at: known?.at ?? regionReaching(run.regions, bad.start)?.at ?? beginning(host),
        range: bad,
        related: asRelated(neighbours(bad, cmrs)),
        ...(known !== undefined || hopeless ? { severity: 'error' as const } : {}),
      };
    }
  },
});
