import { humanSize } from '../base/format';
import { sizeOf, type AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import type { Limits } from '../host/host';
import { bytesOf, type PfnRange } from '../kernel/memlist';
import { pamtEntry, pamtSizes, totalOf, type Pamt } from '../kernel/pamt';
import type { Tdmr } from '../kernel/tdmr';
import { reservedAreas } from './planner-reserved';

export interface PamtContext {
  readonly memlist: readonly PfnRange[];
  /** What is not a hole, ascending and disjoint. */
  readonly usable: readonly AddressRange[];
  readonly limits: Limits;
  readonly maxReserved: number;
}

export interface PlacedTdmr {
  readonly tdmr: Tdmr;
  readonly node: number;
  readonly pamt: Pamt;
  readonly block: AddressRange;
}

export type PamtPlacement = { readonly kind: 'placed'; readonly placed: readonly PlacedTdmr[] } | { readonly kind: 'no-room'; readonly reason: string };

/**
 * Finds room for every PAMT block in the memory list: the largest free range of the TDMR's own node first, then those of others,
 * at the end of the range or at its beginning, where the block touches a hole and costs no reserved area of its own. No TDMR
 * that a block lies in may come to more reserved areas than allowed.
 */
export function placePamts(tdmrs: readonly Tdmr[], context: PamtContext): PamtPlacement {
  const { memlist, limits } = context;
  const memory = memoryByNode(memlist);
  const placed: PlacedTdmr[] = [];
  for (const tdmr of tdmrs) {
    const sizes = pamtSizes(tdmr, limits.pamtEntrySize);
    const node = pamtEntry(memlist, tdmr)?.node ?? 0;
    const bytes = totalOf(sizes);
    const taken = placed.map(({ block }) => block);
    const block = candidates(memory, node, bytes, taken).slice(0, MOST_PLACES).find((area) => fits(area, taken, tdmrs, context));
    if (block === undefined) return { kind: 'no-room', reason: `No place was found for the PAMT of ${humanSize(bytes)} that the TDMR at 0x${tdmr.base.toString(16)} needs.` };
    placed.push({ tdmr, node, pamt: { base: block.start, sizes }, block });
  }
  return { kind: 'placed', placed };
}

/** Places tried for one block: those in the smaller ranges are hardly ever better. */
const MOST_PLACES = 128;

interface NodeMemory {
  readonly node: number;
  readonly ranges: readonly AddressRange[];
}

function memoryByNode(memlist: readonly PfnRange[]): readonly NodeMemory[] {
  const nodes = [...new Set(memlist.map(({ node = 0 }) => node))];
  return nodes.map((node) => ({
    node,
    // Frames of a host are below 2^40, so their addresses are below 2^52.
    ranges: union(memlist.filter((entry) => (entry.node ?? 0) === node).map((entry) => bytesOf(entry) as AddressRange)),
  }));
}

/** Every place worth trying, best first. */
function candidates(memory: readonly NodeMemory[], wanted: number, bytes: number, taken: readonly AddressRange[]): AddressRange[] {
  const gone = union(taken);
  return memory
    .flatMap(({ node, ranges }) => ranges.flatMap((range) => partsOutside(range, gone)).map((range) => ({ own: node === wanted, range })))
    .filter(({ range }) => sizeOf(range) >= bytes)
    .sort((a, b) => Number(b.own) - Number(a.own) || sizeOf(b.range) - sizeOf(a.range))
    .flatMap(({ range: { start, end } }) => [{ start: end - bytes, end }, { start, end: start + bytes }] as AddressRange[]);
}

function fits(block: AddressRange, taken: readonly AddressRange[], tdmrs: readonly Tdmr[], { usable, maxReserved }: PamtContext): boolean {
  const blocks = [...taken, block];
  return tdmrs.filter(({ base, size }) => block.start < base + size && block.end > base).every((tdmr) => reservedAreas(tdmr, usable, blocks).length <= maxReserved);
}
