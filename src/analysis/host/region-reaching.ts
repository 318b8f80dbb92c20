import type { Region } from './host';

/** The first region that ends above an address: the one that holds it, or else the next one. */
export function regionReaching(regions: readonly Region[], address: number): Region | undefined {
  return regions.find(({ range }) => range.end > address);
}
