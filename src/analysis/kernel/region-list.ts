import type { PhysAddr } from '../base/address';
import { indexSet } from '../base/index-set';
import { overlap, type AddressRange } from '../base/range';
import { subtract } from '../base/range-set';
import type { Region } from '../host/host';

/** memblock.memory while events change it. A call takes time nearly constant for each region that it changes, however many there are. */
export interface RegionList {
  meets(range: AddressRange): boolean;
  /** Puts a region where nothing is, and joins it with the neighbours that it touches, if node and flags agree. */
  insert(region: Region): void;
  /** Takes a range out of every region that reaches into it. */
  remove(range: AddressRange): void;
  /** Ascending. */
  regions(): Region[];
}

/**
 * Begins with regions that are apart.
 * @param ranges All those that the calls will be about: their edges are where a region can begin.
 */
export function regionList(list: readonly Region[], ranges: readonly AddressRange[]): RegionList {
  const edges = [...new Set([...list.map(({ range }) => range), ...ranges].flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const indices = new Map(edges.map((edge, index) => [edge, index]));
  const begun = indexSet(edges.length + 1);
  const beginning: (Region | undefined)[] = edges.map(() => undefined);
  const indexOf = (edge: PhysAddr): number => {
    const index = indices.get(edge);
    if (index === undefined) throw new RangeError(`${edge} is no edge of this list`);
    return index;
  };

  const put = (region: Region): void => {
    const index = indexOf(region.range.start);
    begun.add(index);
    beginning[index] = region;
  };
  const drop = ({ range }: Region): void => begun.remove(indexOf(range.start));
  const at = (index: number | undefined): Region | undefined => (index === undefined ? undefined : beginning[index]);
  const lastBefore = (edge: PhysAddr): Region | undefined => at(begun.atOrBefore(indexOf(edge) - 1));
  const firstFrom = (edge: PhysAddr): Region | undefined => at(begun.atOrAfter(indexOf(edge)));

  for (const region of list) put(region);
  return {
    meets(range) {
      const last = lastBefore(range.end);
      return last !== undefined && overlap(last.range, range) !== undefined;
    },
    insert(region) {
      const below = lastBefore(region.range.start);
      const above = firstFrom(region.range.end);
      const joinsBelow = below !== undefined && joins(below, region);
      const joinsAbove = above !== undefined && joins(region, above);
      if (joinsAbove) drop(above);
      const start = joinsBelow ? below.range.start : region.range.start;
      const end = joinsAbove ? above.range.end : region.range.end;
      put({ ...(joinsBelow ? below : region), range: { start, end } });
    },
    remove(range) {
      for (let last = lastBefore(range.end); last !== undefined && last.range.end > range.start; last = lastBefore(last.range.start)) {
        drop(last);
        for (const part of subtract(last.range, [range])) put({ ...last, range: part });
      }
    },
    regions() {
      const found: Region[] = [];
      for (let region = at(begun.atOrAfter(0)); region !== undefined; region = firstFrom(region.range.end)) found.push(region);
      return found;
    },
  };
}

/** Whether regions hold memory, ascend and do not overlap, as in every listing of a kernel. */
export function areApart(list: readonly Region[]): boolean {
  return list.every(({ range }, index) => range.start < range.end && range.start >= (list[index - 1]?.range.end ?? 0));
}

/** Whether memblock joins neighbours. Source: `memblock_merge_regions()`. */
export function joins(lower: Region, upper: Region): boolean {
  return lower.range.end === upper.range.start && lower.node === upper.node && lower.flags.join() === upper.flags.join();
}
