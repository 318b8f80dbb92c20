import { contains } from '../base/range';
import { defineCheck } from './check';
import { answerAbout, consequence, describeRegion, likelyCause, listParts, regionAt } from './convertible';
import { asRelated, cmrsOn } from './places';

export const regionPartlyConvertible = defineCheck({
  code: 'region-partly-convertible',
  title: 'Part of a memory region lies in no CMR',
  severity: 'error',
  endsInitialisation: true,
  needs: ['memlist', 'regions', 'cmrs', 'coverage', 'host', 'profile'],
  uses: ['run'],
  explanation: {
    when: 'A region of the TDX memory list lies in CMRs for some of its pages, and not for others. CMRs that touch count as one, except under a kernel that checks each region against single CMRs; a gap of a single page does not close.',
    consequence: 'As for memory in no CMR: the TDX module refuses the whole configuration, and TDX stays off.',
    next: 'Compare the end of the region with the end of the CMR. Firmware usually keeps the top of each memory block for itself; the memory map must not offer that part as usable.',
    source: 'TDH.SYS.CONFIG checks 12 and 13 of the TDX module, with its merging of touching CMRs.',
  },
  *run({ memlist, regions, cmrs, coverage, host, profile, run }) {
    for (const cover of coverage) {
      const { text, severity } = consequence(profile, run && answerAbout(cover.range, run));
      const region = regionAt(regions.list, memlist[cover.entry]?.region ?? -1);
      if (cover.kind === 'whole' && profile.requiresRegionInCmr && !cmrs.list.some((cmr) => contains(cmr.range, cover.range))) {
        yield {
          message: `${describeRegion(cover, region)} lies in CMRs that touch, and in no single one. The TDX module would join them, but this kernel does not. ${text} A kernel that leaves this to the TDX module, such as mainline, takes the memory.`,
          at: region.at,
          range: cover.range,
          related: asRelated(cmrsOn(cover.range, cmrs).slice(0, 4)),
        };
      }
      if (cover.kind !== 'part') continue;
      const cause = likelyCause(region, host);
      yield {
        message: `${describeRegion(cover, region)} is only partly convertible: ${listParts(cover.outside)} ${cover.outside.length === 1 ? 'lies' : 'lie'} in no CMR. ${text} Leave what lies outside out of system RAM, or ask the firmware vendor why it is in no CMR.`,
        at: region.at,
        range: cover.range,
        ...(severity && { severity }),
        related: [...cause.related, ...asRelated(cmrsOn(cover.range, cmrs).slice(0, 4))],
      };
    }
  },
});
