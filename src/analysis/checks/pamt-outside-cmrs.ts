import { hexRange, humanSize, sizedRange } from '../base/format';
import { cmrsIfWhole, type Host } from '../host/host';
import { regionReaching } from '../host/region-reaching';
import { totalOf } from '../kernel/pamt';
import type { KernelProfile } from '../kernel/profiles';
import { cmrRuns } from '../module/cmr-list';
import { answerWithPamtIn } from '../run/misplaced-pamt';
import { listed } from '../run/remedy-words';
import type { Run } from '../run/run';
import { defineCheck } from './check';
import { misplacedPamts, type MisplacedPamts } from './misplaced-pamts';
import { asRelated, beginning, neighbours } from './places';
import { statusFamily, statusOf } from './status-words';

export const pamtOutsideCmrs = defineCheck({
  code: 'pamt-outside-cmrs',
  title: 'A PAMT could be allocated where it must not be',
  severity: 'warning',
  endsInitialisation: true,
  needs: ['run', 'host', 'cmrs', 'coverage', 'profile'],
  explanation: {
    when: 'The snapshot says that a PAMT lies outside the CMRs; or, under a kernel that marks memory outside the CMRs reserved, the node that a TDMR asks for its PAMT has such memory that is long enough: a warning, or an error where it has no other. Under any other kernel the memory itself is refused, which is a finding of its own.',
    consequence:
      'The TDX module refuses a PAMT outside the CMRs, and TDX stays off (-5). The status is TDX_PAMT_OUTSIDE_CMRS (0xc0000a11…), or TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…) under a kernel that takes holes from CMRs: the PAMT then overlaps a hole, and the module looks at reserved areas first. The message names the one that this run gets.',
    next: 'Keep memory that is not convertible from being system RAM, or in ZONE_MOVABLE, until TDX is initialised.',
    source: 'TDH.SYS.CONFIG checks 7 and 12 of the TDX module; alloc_contig_pages() for the place.',
  },
  *run({ run, host, cmrs, profile }) {
    if (host.pamtPlacements === undefined && profile.holesFrom !== 'cmrs') return;
    for (const misplaced of misplacedPamts(run, host, cmrRuns(cmrsIfWhole(host) ?? []))) {
      const { range, how } = misplaced;
      yield {
        message: `${subject(misplaced, run)} ${WHERE[how]} ${how === 'given' ? hexRange(range) : sizedRange(range)}, which ${how === 'given' ? 'is not wholly in a CMR' : 'lies in no CMR'}. ${refusal(misplaced, run, host, profile)}`,
        at: (how === 'given' ? host.pamtPlacements?.[misplaced.tdmrs[0] ?? 0]?.at : undefined) ?? regionReaching(run.regions, range.start)?.at ?? beginning(host),
        range,
        related: asRelated(neighbours(range, cmrs)),
        ...(how === 'possible' ? {} : { severity: 'error' as const }),
      };
    }
  },
});

const WHERE: Readonly<Record<MisplacedPamts['how'], string>> = { given: 'lies at', certain: 'can only be allocated in', possible: 'could be allocated in' };

/** The most TDMRs that are named one by one. */
const MOST_NAMED = 3;

/** `The PAMT of TDMR 1 (257 MiB, node 2)`, or of several with the whole of their sizes. */
function subject({ tdmrs }: MisplacedPamts, { kernel }: Run): string {
  const all = tdmrs.flatMap((index) => kernel.tdmrs[index] ?? []);
  const bytes = humanSize(all.reduce((sum, { pamtSizes }) => sum + totalOf(pamtSizes), 0));
  const [first] = all;
  if (tdmrs.length === 1) return `The PAMT of TDMR ${tdmrs[0]} (${bytes}, node ${first?.pamtNode ?? 0})`;
  const hidden = tdmrs.length - MOST_NAMED;
  const named = hidden > 0 ? [...tdmrs.slice(0, MOST_NAMED), `${hidden} more`] : tdmrs;
  return `The PAMTs of TDMRs ${listed(named.map(String), 'and')} (${bytes} together)`;
}

function refusal({ tdmrs, range, how }: MisplacedPamts, run: Run, host: Host, profile: KernelProfile): string {
  if (how === 'given') {
    const { status, stage } = run;
    const words = status === undefined || stage !== 'TDH.SYS.CONFIG' ? undefined : statusOf(status, run.kernel);
    return words === undefined ? 'The TDX module accepts no PAMT there.' : `TDH.SYS.CONFIG answers ${words}, and TDX stays off (-5). Correct the place, or keep that memory from being system RAM.`;
  }
  const answers = [...new Set(tdmrs.slice(0, MOST_ASKED).flatMap((index) => answerWithPamtIn(range, index, run, host, profile) ?? []).filter(({ name }) => name !== 'TDX_SUCCESS').map(statusFamily))];
  const answer = answers.length === 0 ? 'refuses it' : `answers ${answers.join(' or ')}`;
  const why = answers.some((words) => words.startsWith('TDX_NON_ORDERED')) ? ', since such a PAMT overlaps a hole and the module looks at reserved areas first' : '';
  return `There TDH.SYS.CONFIG ${answer}${why}, and TDX stays off (-5). Keep that memory from being system RAM until TDX is initialised, or in ZONE_MOVABLE.`;
}

/** TDMRs after these are not likely to be answered in another way. */
const MOST_ASKED = 8;
