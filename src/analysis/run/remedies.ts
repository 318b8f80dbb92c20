import { sizeOf, type AddressRange } from '../base/range';
import { subtract, union } from '../base/range-set';
import { cmrsIfWhole, type Host, type Region } from '../host/host';
import { buildMemlist, pfnRanges } from '../kernel/memlist';
import { profiles, type KernelProfile, type ProfileId } from '../kernel/profiles';
import { cmrRuns } from '../module/cmr-list';
import { coverageOf } from '../module/coverage';
import { fewestForHoles, type HoleChange, type HoleCure } from './remedies-holes';
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
  readonly why: 'not-convertible' | 'reserved-areas';
  readonly ranges: readonly AddressRange[];
  /** Bytes of all ranges together. */
  readonly bytes: number;
  /** Memory that is not convertible and must be left out as well. */
  readonly besides?: readonly AddressRange[];
  readonly outcome: RunOutcome;
}

/** Kernels under which the host passes as it is. */
export interface KernelRemedy {
  readonly kind: 'other-kernel';
  readonly profiles: readonly ProfileId[];
}

export type Remedy = KernelRemedy | MemoryRemedy;

/** Each change is run again, dozens of times where memory is in many pieces: beyond so many regions none is searched. */
export const MOST_REGIONS_TO_CHANGE = 256;

/**
 * What would change the outcome of a run that fails or may fail, computed by running it again: other kernels, memory to leave
 * out, firmware ranges to move. Empty when the run passes, or when nothing of this kind helps. `known` are runs of this host
 * that are there already.
 */
export function remedies(host: Host, profile: KernelProfile, known: readonly Run[] = []): Remedy[] {
  const runOf = (candidate: KernelProfile): Run | undefined => known.find((run) => run.profile === candidate.id) ?? runProfile(host, candidate);
  const run = runOf(profile);
  if (run === undefined || run.outcome === 'passes' || run.outcome === 'undetermined') return [];
  const kernels = otherKernels(profile, runOf);
  return run.regions.length > MOST_REGIONS_TO_CHANGE ? kernels : [...kernels, ...changesOfMemory(host, profile, run)];
}

function otherKernels({ id }: KernelProfile, runOf: (profile: KernelProfile) => Run | undefined): KernelRemedy[] {
  const passing = profiles
    .filter((other) => other.id !== id && other.initialises !== 'never' && runOf(other)?.outcome === 'passes')
    .map((other) => other.id);
  return passing.length > 0 ? [{ kind: 'other-kernel', profiles: passing }] : [];
}

function changesOfMemory(host: Host, profile: KernelProfile, run: Run): MemoryRemedy[] {
  const cmrs = cmrsIfWhole(host);
  // A kernel that refuses a region has no list left.
  const outside = cmrs === undefined ? [] : union(coverageOf(buildMemlist(pfnRanges(run.regions)), cmrRuns(cmrs)).flatMap((entry) => entry.outside));
  const again = (regions: readonly Region[]): Run | undefined => runProfile(atInitialisation(host, regions), profile);
  const start = outside.length === 0 ? run : again(leftOut(run.regions, outside));
  if (start === undefined) return [];
  const found = outside.length > 0 && improves(run, start) ? [remedy('leave-out', 'not-convertible', { ranges: outside, outcome: start.outcome })] : [];
  if (profile.holesFrom !== 'memblock') return found;
  return [...found, ...HOLE_REMEDIES.flatMap(([kind, change]) => {
    const changed = change === 'holes' ? filled : leftOut;
    const cures = fewestForHoles(start, change, host.limits, (ranges) => again(changed(start.regions, ranges)));
    return cures.map((cure) => remedy(kind, 'reserved-areas', cure, outside));
  })];
}

const HOLE_REMEDIES: readonly (readonly [MemoryRemedy['kind'], HoleChange])[] = [
  ['leave-out', 'memory'],
  ['cut', 'cuts'],
  ['close-holes', 'holes'],
];

function remedy(kind: MemoryRemedy['kind'], why: MemoryRemedy['why'], { ranges, outcome }: HoleCure, besides: readonly AddressRange[] = []): MemoryRemedy {
  const bytes = ranges.reduce((sum, range) => sum + sizeOf(range), 0);
  return { kind, why, ranges, bytes, ...(besides.length > 0 ? { besides } : {}), outcome };
}

const RANK: Readonly<Record<RunOutcome, number>> = { fails: 0, 'may-fail': 1, undetermined: 2, passes: 3 };

/** Whether `after` is a better outcome than `before`. */
function improves(before: Pick<Run, 'outcome'>, after: Pick<Run, 'outcome'>): boolean {
  return RANK[after.outcome] > RANK[before.outcome];
}

/** The same machine with these regions at the moment of initialisation. Where PAMTs landed before says nothing of it. */
function atInitialisation(host: Host, list: readonly Region[]): Host {
  const { pamtPlacements: _places, ...rest } = host;
  return { ...rest, events: [], ...(host.regions === undefined ? {} : { regions: { ...host.regions, list } }) };
}

function leftOut(regions: readonly Region[], ranges: readonly AddressRange[]): readonly Region[] {
  return regions.flatMap((region) => subtract(region.range, ranges).map((range) => ({ ...region, range })));
}

/** Each region that ends where a range begins goes on to the end of that range, and joins the next of its kind as memblock does. */
function filled(regions: readonly Region[], ranges: readonly AddressRange[]): readonly Region[] {
  return regions.reduce<Region[]>((list, region) => {
    const hole = ranges.find(({ start }) => start === region.range.end);
    const range = { start: region.range.start, end: hole?.end ?? region.range.end };
    const last = list.at(-1);
    const joins = last?.range.end === range.start && last.node === region.node && last.flags.join() === region.flags.join();
    if (last !== undefined && joins) list[list.length - 1] = { ...last, range: { start: last.range.start, end: range.end } };
    else list.push({ ...region, range });
    return list;
  }, []);
}

