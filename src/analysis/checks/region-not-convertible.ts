import { defineCheck } from './check';
import { answerAbout, consequence, describeRegion, KEEP_OUT, likelyCause, regionAt } from './convertible';
import { asRelated, neighbours } from './places';
import { otherKernelHint } from './remedy-hints';

export const regionNotConvertible = defineCheck({
  code: 'region-not-convertible',
  title: 'Memory lies in no CMR',
  severity: 'error',
  endsInitialisation: true,
  needs: ['memlist', 'regions', 'cmrs', 'coverage', 'host', 'profile'],
  uses: ['run', 'remedies'],
  explanation: {
    when: 'A region of the TDX memory list touches no Convertible Memory Region, and the list of CMRs is whole.',
    consequence: 'Linux does not check it. The TDX module refuses it in TDH.SYS.CONFIG with TDX_TDMR_OUTSIDE_CMRS or TDX_PAMT_OUTSIDE_CMRS, and TDX stays off.',
    next: 'Keep the memory from being system RAM when TDX is initialised: leave CXL and NVDIMM in devdax mode, block kmem, or ask the firmware vendor why ordinary RAM is in no CMR.',
    source: 'TDH.SYS.CONFIG checks 12 and 13 of the TDX module; build_tdx_memlist() for what the kernel does not check.',
  },
  *run({ memlist, regions, cmrs, coverage, host, profile, run, remedies }) {
    const added = new Set(host.events.map(({ at }) => at));
    let hint = otherKernelHint(remedies);
    for (const cover of coverage) {
      if (cover.kind !== 'none') continue;
      const region = regionAt(regions.list, memlist[cover.entry]?.region ?? -1);
      // Memory that an event adds has a finding of its own.
      if (added.has(region.at)) continue;
      const cause = likelyCause(region, host);
      const { text, severity } = consequence(profile, run && answerAbout(cover.range, run));
      yield {
        message: `${describeRegion(cover, region)} lies in no CMR: it is not convertible. ${cause.sentence} ${text} ${KEEP_OUT}${hint}`,
        at: region.at,
        range: cover.range,
        ...(severity && { severity }),
        related: [...cause.related, ...asRelated(neighbours(cover.range, cmrs))],
      };
      hint = '';
    }
  },
});
