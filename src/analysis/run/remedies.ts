import { sizeOf, type AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { cmrsIfWhole, type Host } from '../host/host';
import type { ConfiguredTdmr } from '../kernel/initialise';
import { buildMemlist, pfnRanges } from '../kernel/memlist';
import { profiles, type KernelProfile, type ProfileId } from '../kernel/profiles';
import { cmrRuns } from '../module/cmr-list';
import { coverageOf } from '../module/coverage';
import { planLayout, type Plan } from './planner';
import { closed, leftOut, rerunner, type Reruns } from './remedies-changes';
import { fewestForHoles, type HoleChange, type HoleCure } from './remedies-holes';
import { gapsForTdmrs, leastForTdmrs } from './remedies-tdmrs';
import type { Run, RunOutcome } from './run';
import { runProfile } from './run-profile';

/** A change of memory that changes the outcome. It was run again with the change, and `outcome` is what came of it. */
export interface MemoryRemedy {
  readonly kind:
    /** Keep memory from being used as system RAM before TDX is initialised. */
    | 'leave-out'
    /** Leave out the last page below a GiB, so that the kernel begins a new TDMR there and has more reserved areas. */
    | 'cut'
    /** Have the firmware put these ranges elsewhere, so that they are memory like their neighbours. */
    | 'close-holes';
  readonly why: 'not-convertible' | 'tdmrs' | 'reserved-areas';
  readonly ranges: readonly AddressRange[];
  /** Bytes of all ranges together. */
  readonly bytes: number;
  /** Memory that must be left out as well: it is not convertible, or takes TDMRs that there are not. */
  readonly besides?: readonly AddressRange[];
  readonly outcome: RunOutcome;
}

/** Kernels under which the host passes as it is. */
export interface KernelRemedy {
  readonly kind: 'other-kernel';
  readonly profiles: readonly ProfileId[];
}

/** TDMRs that the module's own checks accept, however this kernel builds its own: proof that the memory is not the obstacle. */
export interface LayoutRemedy {
  readonly kind: 'layout';
  readonly tdmrs: readonly ConfiguredTdmr[];
  /** Memory that the layout leaves out, since it is not convertible. */
  readonly besides?: readonly AddressRange[];
}

export type Remedy = KernelRemedy | MemoryRemedy | LayoutRemedy;

/** All that was found, and how far the search went. */
export interface Remedies {
  /** Other kernels first, then changes of memory, then a layout. */
  readonly found: readonly Remedy[];
  /** How far changes of memory and layouts were searched for: where memory is in very many pieces, that would take its time. */
  readonly searched: 'all' | 'part' | 'none';
  /** Why there is no layout that the module accepts, where that was asked. */
  readonly noLayout?: Extract<Plan, { kind: 'none' }>;
}

/**
 * What would change the outcome of a run that fails or may fail, computed by running it again: other kernels, memory to leave
 * out, firmware ranges to move, another layout. `undefined` where nothing needs to change or the evidence does not tell.
 * `known` are runs of this host that are there already.
 */
export function remedies(host: Host, profile: KernelProfile, known: readonly Run[] = []): Remedies | undefined {
  const runOf = (candidate: KernelProfile): Run | undefined => known.find((run) => run.profile === candidate.id) ?? runProfile(host, candidate);
  const run = runOf(profile);
  if (run === undefined || run.outcome === 'passes' || run.outcome === 'undetermined') return undefined;
  const kernels = otherKernels(profile, runOf);
  // A list of CMRs that the module refuses is refused with any memory.
  if (run.stage === 'TDH.SYS.INIT') return { found: kernels, searched: 'all' };
  const reruns = rerunner(host, profile);
  const { changes, start, outside } = changesOfMemory(host, profile, run, reruns);
  const tooMany = start.regions.length > MOST_REGIONS_TO_PLAN;
  const plan = start.outcome === 'passes' || tooMany ? undefined : layoutFor(host, profile, start);
  const layout: LayoutRemedy[] = plan?.kind === 'layout' ? [{ kind: 'layout', tdmrs: plan.tdmrs, ...(outside.length > 0 ? { besides: outside } : {}) }] : [];
  const searched = !reruns.refused() && !tooMany ? 'all' : reruns.made() > 0 ? 'part' : 'none';
  return { found: [...kernels, ...changes, ...layout], searched, ...(plan?.kind === 'none' ? { noLayout: plan } : {}) };
}

function otherKernels({ id }: KernelProfile, runOf: (profile: KernelProfile) => Run | undefined): KernelRemedy[] {
  const passing = profiles
    .filter((other) => other.id !== id && other.initialises !== 'never' && runOf(other)?.outcome === 'passes')
    .map((other) => other.id);
  return passing.length > 0 ? [{ kind: 'other-kernel', profiles: passing }] : [];
}

interface Changes {
  readonly changes: readonly MemoryRemedy[];
  /** The run without the memory that no kernel and no layout can help, and that memory. */
  readonly start: Run;
  readonly outside: readonly AddressRange[];
}

/** First what is not convertible, then TDMRs, then holes: each step begins with what the one before has left out. */
function changesOfMemory(host: Host, profile: KernelProfile, run: Run, { again }: Reruns): Changes {
  const cmrs = cmrsIfWhole(host);
  // A kernel that refuses a region by itself has no list left.
  const outside = cmrs === undefined ? [] : union(coverageOf(buildMemlist(pfnRanges(run.regions)), cmrRuns(cmrs)).flatMap((entry) => entry.outside));
  const start = outside.length === 0 ? run : again(leftOut(run.regions, outside));
  if (start === undefined) return { changes: [], start: run, outside: [] };
  const changes = outside.length > 0 && improves(run, start) ? [remedy('leave-out', 'not-convertible', { ranges: outside, outcome: start.outcome })] : [];
  const fewer = start.kernel.stage === 'fill_out_tdmrs' ? fewerTdmrs(host, start, again) : undefined;
  if (fewer !== undefined) changes.push(...fewer.cures.filter((cure) => improves(start, cure)).map(({ kind, ...cure }) => remedy(kind, 'tdmrs', cure, outside)));
  const { run: enough, without } = fewer?.enough ?? { run: start, without: [] };
  if (enough.stage === 'tdmrs_populate_rsvd_areas_all') changes.push(...fewerHoles(host, profile, enough, union([...outside, ...without]), again));
  return { changes, start, outside };
}

interface FewerTdmrs {
  readonly cures: readonly (HoleCure & { readonly kind: 'leave-out' | 'close-holes' })[];
  /** The run without the least memory that must go, where it is still not enough. */
  readonly enough?: { readonly run: Run; readonly without: readonly AddressRange[] };
}

function fewerTdmrs({ limits }: Host, { regions }: Run, again: Reruns['again']): FewerTdmrs {
  const least = leastForTdmrs(regions, limits.maxTdmrs);
  const without = least && again(leftOut(regions, least));
  const gaps = gapsForTdmrs(regions, limits.maxTdmrs);
  const joined = gaps && again(closed(regions, gaps));
  const cures = [
    ...(least && without ? [{ kind: 'leave-out' as const, ranges: least, outcome: without.outcome }] : []),
    ...(gaps && joined ? [{ kind: 'close-holes' as const, ranges: gaps, outcome: joined.outcome }] : []),
  ];
  return { cures, ...(least && without?.outcome === 'fails' ? { enough: { run: without, without: least } } : {}) };
}

/** With holes from CMRs neither less memory nor other firmware ranges make fewer of them. */
const HOLE_REMEDIES: Readonly<Record<KernelProfile['holesFrom'], readonly (readonly [MemoryRemedy['kind'], HoleChange])[]>> = {
  memblock: [
    ['leave-out', 'memory'],
    ['cut', 'cuts'],
    ['close-holes', 'holes'],
  ],
  cmrs: [['cut', 'cuts']],
};

function fewerHoles(host: Host, { holesFrom }: KernelProfile, run: Run, besides: readonly AddressRange[], again: Reruns['again']): MemoryRemedy[] {
  const { limits } = host;
  const cmrs = holesFrom === 'cmrs' ? cmrsIfWhole(host) : undefined;
  return HOLE_REMEDIES[holesFrom].flatMap(([kind, change]) => {
    const changed = change === 'holes' ? closed : leftOut;
    const cures = fewestForHoles({ run, change, limits, cmrs, rerun: (ranges) => again(changed(run.regions, ranges)) });
    return cures.map((cure) => remedy(kind, 'reserved-areas', cure, besides));
  });
}

function remedy(kind: MemoryRemedy['kind'], why: MemoryRemedy['why'], { ranges, outcome }: HoleCure, besides: readonly AddressRange[] = []): MemoryRemedy {
  const bytes = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  return { kind, why, ranges, bytes, ...(besides.length > 0 ? { besides } : {}), outcome };
}

const RANK: Readonly<Record<RunOutcome, number>> = { fails: 0, 'may-fail': 1, undetermined: 2, passes: 3 };

/** Whether `after` is a better outcome than `before`. */
function improves(before: Pick<Run, 'outcome'>, after: Pick<Run, 'outcome'>): boolean {
  return RANK[after.outcome] > RANK[before.outcome];
}

/** Without all CMRs nobody can say what the module would accept. */
function layoutFor(host: Host, { holesFrom }: KernelProfile, { regions }: Run): Plan | undefined {
  const cmrs = cmrsIfWhole(host);
  if (cmrs === undefined) return undefined;
  return planLayout({ memlist: buildMemlist(pfnRanges(regions)), cmrs, limits: host.limits, holesFrom });
}

/** Beyond so many regions no layout is looked for. */
const MOST_REGIONS_TO_PLAN = 2 ** 13;
