import { PAGE_SIZE } from '../base/address';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import { countUpTo } from '../base/search';
import type { Limits } from '../host/host';
import { ENOMEM } from './errno';
import { initialise, type Initialisation, type LogLine, type Stage } from './initialise';
import { buildMemlist, bytesOf, type MemlistEntry, type PfnRange } from './memlist';
import { pamtEntry, pamtSizes, totalOf, type PamtSizes } from './pamt';
import type { PamtMemory } from './pamt-memory';
import { assumePlaces, possiblePlaces, stretchesOf, type PamtPlaces, type PamtRequest } from './pamt-placement';
import type { KernelProfile } from './profiles';
import { holesOf, type Area } from './reserved-areas';
import { fillOutTdmrs, type Tdmr } from './tdmr';

/** What is known before initialisation runs. */
export interface PredictionInput {
  readonly regions: readonly PfnRange[];
  /** What of them PAMTs can be allocated from; all of it when absent. */
  readonly pamtMemory?: PamtMemory;
  /** Absent when the list is missing or not whole. */
  readonly cmrs?: readonly AddressRange[];
  readonly limits: Limits;
  /** Bases of the PAMT blocks in TDMR order, where the evidence gives them. */
  readonly placements?: readonly number[];
  /** Whether the module offers Dynamic PAMT, where the evidence tells. */
  readonly dynamicPamtBits?: number;
}

/** One TDMR as far as it can be known without the allocator's choices. */
export interface PredictedTdmr extends Tdmr {
  /** Absent for a profile that takes holes from CMRs, when there are none to take them from. */
  readonly holes?: readonly Area[];
  readonly pamtNode: number;
  readonly pamtSizes: PamtSizes;
  /** Every stretch of memory that its PAMT could be allocated from, likeliest first. */
  readonly pamtPlaces: readonly Area[];
  /** Whether one of them is memory that the kernel can take for certain, were its pages free. */
  readonly pamtPlaceIsSure: boolean;
  /** TDMRs whose PAMT could be allocated inside this one, this one included. */
  readonly possiblePamts: readonly number[];
}

export type KernelOutcome =
  /** The kernel's own part succeeds wherever the PAMTs land. */
  | 'passes'
  /** It fails whatever the allocator does. */
  | 'fails'
  /** It depends on where the PAMTs land. */
  | 'may-fail'
  /** Evidence is missing. */
  | 'undetermined';

/** The kernel's own part of initialisation, before the module is asked. */
export interface KernelPrediction {
  readonly outcome: KernelOutcome;
  /** The step that fails or may fail. */
  readonly stage?: Stage;
  readonly errno?: number;
  readonly memlist: readonly MemlistEntry[];
  readonly tdmrs: readonly PredictedTdmr[];
  /** Bytes of all PAMTs together. */
  readonly pamtBytes: number;
  /** What the kernel would print; with assumed PAMTs where their places are not known. */
  readonly log: readonly LogLine[];
  /** Indices of the TDMRs whose reserved areas may run out. */
  readonly atRisk: readonly number[];
  /** A run with given or assumed places, for the module to judge. Absent where the kernel's part cannot be run to its end. */
  readonly run?: Initialisation;
  /** Whether that run stands on places from the evidence. */
  readonly placesKnown: boolean;
}

/** Predicts the kernel's part in three values, since nobody can know offline where a PAMT lands. */
export function predictKernel(profile: KernelProfile, input: PredictionInput): KernelPrediction {
  const cmrs = input.cmrs?.map(({ start, end }) => ({ start, end }));
  const needsCmrs = profile.holesFrom === 'cmrs' || profile.requiresRegionInCmr;
  const layout = layoutOf(profile, input);
  const places = placesFor(input, layout);
  const run = initialise(profile, {
    regions: input.regions,
    cmrs: cmrs ?? [],
    limits: input.limits,
    placeOf: (index) => places.bases[index],
    ...(input.dynamicPamtBits === undefined ? {} : { dynamicPamtBits: input.dynamicPamtBits }),
  });
  const { memlist } = run;
  if (needsCmrs && cmrs === undefined) {
    return { outcome: 'undetermined', memlist, tdmrs: [], pamtBytes: 0, log: [], atRisk: [], placesKnown: false };
  }
  // A kernel that refuses a region by itself has no list left, and so no TDMRs.
  const tdmrs = memlist.length === 0 || layout === undefined ? [] : predictTdmrs(profile, layout, cmrs);
  const pamtBytes = tdmrs.reduce((sum, tdmr) => sum + totalOf(tdmr.pamtSizes), 0);
  const common = { memlist, tdmrs, pamtBytes, placesKnown: places.known };
  const fixed = tdmrs.some(({ holes }) => (holes?.length ?? 0) > input.limits.maxReservedPerTdmr);
  const homeless = tdmrs.some(({ pamtPlaces }) => pamtPlaces.length === 0);
  if (run.errno !== 0 && (fixed || homeless || places.known || !DEPENDS_ON_PLACES.has(run.stage) || memlist.length === 0)) {
    const failed = { ...common, outcome: 'fails', stage: run.stage, atRisk: exhausted(tdmrs, input.limits) } as const;
    // Where only the assumed places clash, the kernel may find room and stop at the reserved areas instead.
    const certain = homeless || places.known || run.stage !== 'tdmrs_set_up_pamt_all';
    return certain ? { ...failed, errno: run.errno, log: run.log } : { ...failed, log: [] };
  }
  const atRisk = places.known ? [] : exhausted(tdmrs, input.limits, true);
  if (atRisk.length > 0) return { ...common, outcome: 'may-fail', stage: 'tdmrs_populate_rsvd_areas_all', log: run.log, atRisk, ...(run.errno === 0 ? { run } : {}) };
  const unsure = !places.known && tdmrs.some(({ pamtPlaceIsSure }) => !pamtPlaceIsSure);
  if (run.errno === ENOMEM || unsure) {
    return { ...common, outcome: 'may-fail', stage: 'tdmrs_set_up_pamt_all', log: run.log, atRisk, ...(run.errno === 0 ? { run } : {}) };
  }
  return { ...common, outcome: 'passes', log: run.log, atRisk, run };
}

/** Steps whose outcome hangs on where the allocator puts PAMTs. */
const DEPENDS_ON_PLACES: ReadonlySet<Stage> = new Set(['tdmrs_set_up_pamt_all', 'tdmrs_populate_rsvd_areas_all']);

/** TDMRs with more areas than the module takes: holes alone, or holes with every PAMT that could land there. */
function exhausted(tdmrs: readonly PredictedTdmr[], { maxReservedPerTdmr }: Limits, withPamts = false): number[] {
  return tdmrs.flatMap(({ holes = [], possiblePamts }, index) =>
    holes.length + (withPamts ? possiblePamts.length : 0) > maxReservedPerTdmr ? [index] : [],
  );
}

interface Places {
  readonly bases: readonly (number | undefined)[];
  readonly known: boolean;
}

/** TDMRs with what each asks of the allocator. */
interface Layout {
  readonly memlist: readonly PfnRange[];
  readonly slots: readonly Slot[];
}

interface Slot {
  readonly tdmr: Tdmr;
  readonly sizes: PamtSizes;
  readonly request: PamtRequest;
  /** Where the PAMT could be allocated. */
  readonly places: PamtPlaces;
}

/** `undefined` where there are no TDMRs to lay out: none are built, none are needed, or there are too few. */
function layoutOf(profile: KernelProfile, { regions, pamtMemory, limits, dynamicPamtBits }: PredictionInput): Layout | undefined {
  const memlist = buildMemlist(regions);
  if (profile.initialises === 'never' || memlist.length === 0) return undefined;
  const construction = fillOutTdmrs(memlist, limits.maxTdmrs);
  if (construction.kind === 'exhausted') return undefined;
  const stretches = stretchesOf(pamtMemory ?? { sure: memlist, unsure: [] });
  // Most TDMRs ask the same node for as many pages as another did.
  const asked = new Map<string, PamtPlaces>();
  const slots = construction.tdmrs.map((tdmr): Slot => {
    const sizes = pamtSizes(tdmr, limits.pamtEntrySize, profile.dynamicPamt ? dynamicPamtBits : undefined);
    const request = { pages: totalOf(sizes) / PAGE_SIZE, node: pamtEntry(memlist, tdmr)?.node ?? 0 };
    const key = `${request.node}: ${request.pages}`;
    const places = asked.get(key) ?? possiblePlaces(request, stretches);
    asked.set(key, places);
    return { tdmr, sizes, request, places };
  });
  return { memlist, slots };
}

function placesFor({ placements }: PredictionInput, layout: Layout | undefined): Places {
  // Too few places are no evidence that an allocation failed: somebody knew only some of them.
  if (placements !== undefined && placements.length >= (layout?.slots.length ?? 0)) return { bases: placements, known: true };
  return { bases: layout === undefined ? [] : assumePlaces(layout.slots.map(({ request, places }) => ({ pages: request.pages, places: places.areas }))), known: false };
}

function predictTdmrs(profile: KernelProfile, { memlist, slots }: Layout, cmrs: readonly Area[] | undefined): PredictedTdmr[] {
  const entries = profile.holesFrom === 'cmrs' ? cmrs : memlist.map(bytesOf);
  // Places of a host are ranges of addresses; joined, they are in order and can be searched.
  const reachOf = new Map([...new Set(slots.map(({ places }) => places))].map((places) => [places, union(places.areas as readonly AddressRange[])]));
  return slots.map(({ tdmr, sizes, request, places }): PredictedTdmr => {
    const end = tdmr.base + tdmr.size;
    // Most slots share their places, so each place is looked at once for this TDMR.
    const near = new Set<PamtPlaces>();
    for (const [where, reach] of reachOf) {
      const last = reach[countUpTo(reach, end - 1, ({ start }) => start) - 1];
      if (last !== undefined && last.end > tdmr.base) near.add(where);
    }
    const possiblePamts = slots.flatMap((slot, from) => (near.has(slot.places) ? [from] : []));
    return {
      ...tdmr,
      ...(entries && { holes: holesOf(tdmr, entries) }),
      pamtNode: request.node,
      pamtSizes: sizes,
      pamtPlaces: places.areas,
      pamtPlaceIsSure: places.sure,
      possiblePamts,
    };
  });
}
