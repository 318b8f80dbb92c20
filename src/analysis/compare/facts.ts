import { hexRange, humanSize } from '../base/format';
import { pamtKbOf, stageOf } from '../run/run-words';
import type { Review } from '../verdict/review';
import { tdmrRange } from './sources';

export type FactId =
  | 'verdict'
  | 'reported'
  | 'findings'
  | 'profile'
  | 'host-name'
  | 'machine'
  | 'bios'
  | 'cpu'
  | 'kernel-release'
  | 'tdx-module'
  | 'memory-block-size'
  | 'regions-from'
  | 'limits'
  | 'outcome'
  | 'tdmr-count'
  | 'pamt-kb'
  | 'holes';

/** One thing that a review tells and that is no range, in words. */
export interface Fact {
  readonly fact: FactId;
  /** What it is told of, where there are several: a kernel profile, a TDMR. */
  readonly of?: string;
  readonly value: string;
}

/** All that a review tells besides ranges, the verdict first. What the evidence does not tell is left out. */
export function factsOf(review: Review): readonly Fact[] {
  const { host, verdict, profile, runs, run } = review;
  const { machine, observed, regions, memoryBlockSize, limits, kernelRelease, name } = host;
  const judged = host.environment.value === 'host';
  return [
    { fact: 'verdict', value: verdict.kind },
    ...told('reported', observed.outcome && `${observed.outcome.value}${observed.errno === undefined ? '' : ` (${observed.errno.value})`}`),
    { fact: 'findings', value: codesOf(review) },
    ...told('profile', judged ? profile.id : undefined),
    ...told('host-name', name?.value),
    ...told('machine', machine.dmi?.machine),
    ...told('bios', machine.dmi?.bios),
    ...told('cpu', machine.cpu?.name),
    ...told('kernel-release', kernelRelease?.value),
    ...told('tdx-module', observed.messages.findLast((message) => message.kind === 'tdx-module')?.version),
    ...told('memory-block-size', memoryBlockSize && humanSize(memoryBlockSize.value)),
    ...told('regions-from', judged ? regions?.origin : undefined),
    { fact: 'limits', value: `${limits.maxTdmrs} TDMRs, ${limits.maxReservedPerTdmr} reserved areas each` },
    ...runs.map((one): Fact => ({ fact: 'outcome', of: one.profile, value: [one.outcome, one.errno, stageOf(one)].filter((word) => word !== undefined).join(' ') })),
    ...told('tdmr-count', run && run.kernel.tdmrs.length > 0 ? `${run.kernel.tdmrs.length}` : undefined),
    ...told('pamt-kb', run && pamtKbOf(run)?.toString()),
    ...(run?.kernel.tdmrs ?? []).flatMap((tdmr): Fact[] => (tdmr.holes === undefined ? [] : [{ fact: 'holes', of: hexRange(tdmrRange(tdmr)), value: `${tdmr.holes.length}` }])),
  ];
}

function told(fact: FactId, value: string | undefined): readonly Fact[] {
  return value === undefined ? [] : [{ fact, value }];
}

/** Errors and warnings, each code once, worst first: what is only worth knowing comes and goes. */
function codesOf({ findings }: Review): string {
  const open = findings.filter(({ severity, suppressed }) => severity !== 'information' && suppressed === undefined);
  return [...new Set(open.map(({ code }) => code))].join(', ') || 'none';
}
