import { hex } from '../base/format';
import { sizeOf, type AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { Extent, Proven } from './snapshot';

interface Ranged {
  readonly range: AddressRange;
  readonly at: Place;
}

/** Makes the items of a snapshot's lists, each with its provenance. */
export interface Items {
  proven<T extends object>(item: T, at: Place): T & Proven;
  /** One item for each range, with what `rest` says of it. Empty ranges say nothing; nor does an empty list. */
  ranges<F extends Ranged, T extends object>(list: readonly F[] | undefined, rest: (item: F) => T): readonly (Extent & T)[] | undefined;
}

/** `provenanceOf` gives `dmesg.txt:12`, or nothing. */
export function itemsWith(provenanceOf: (place: Place) => string | undefined): Items {
  const proven = <T extends object>(item: T, at: Place): T & Proven => {
    const provenance = provenanceOf(at);
    return provenance === undefined ? item : { ...item, provenance };
  };
  return {
    proven,
    ranges: (list, rest) => someOf((list ?? []).filter(({ range }) => sizeOf(range) > 0).map((item) => proven({ ...extent(item.range), ...rest(item) }, item.at))),
  };
}

export function extent(range: AddressRange): Pick<Extent, 'base' | 'size'> {
  return { base: hex(range.start), size: hex(sizeOf(range)) };
}

/** A kernel has at most 1024 nodes: any other number comes of a garbled line. */
export function knownNode(node: number | undefined): { readonly node?: number } {
  return node === undefined || node > 1023 ? {} : { node };
}

/** What is not known has no field. */
export function knownFields<T extends object>(fields: { readonly [K in keyof T]: T[K] | undefined }): T | undefined {
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  // What is left is what the type says, less fields that it makes optional.
  return known.length === 0 ? undefined : (Object.fromEntries(known) as T);
}

export function someOf<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
