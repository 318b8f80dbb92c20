import type { AddressRange } from '../../../src/analysis/base/range';
import type { PfnRange } from '../../../src/analysis/kernel/memlist';

/** `is_tdx_memory()` word for word: one entry must hold all of it, and an empty list refuses nothing. */
export function naiveAccepts(list: readonly PfnRange[], startPfn: number, endPfn: number): boolean {
  if (list.length === 0) return true;
  for (const entry of list) {
    if (startPfn >= entry.startPfn && endPfn <= entry.endPfn) return true;
  }
  return false;
}

/** Asks every page of an entry: whether some run of CMRs holds it. */
export function naiveCovered({ startPfn, endPfn }: PfnRange, runs: readonly AddressRange[]): readonly boolean[] {
  const covered: boolean[] = [];
  for (let pfn = startPfn; pfn < endPfn; pfn += 1) {
    covered.push(runs.some(({ start, end }) => start <= pfn * 4096 && (pfn + 1) * 4096 <= end));
  }
  return covered;
}
