import { hotAdd, indexMemlist } from '../../../src/analysis/kernel/hotplug';
import { outcomeOf } from '../../../src/analysis/kernel/hotplug-outcome';
import type { PfnRange } from '../../../src/analysis/kernel/memlist';
import { hexOf, initialiseFromVector } from './kernel-initialisation';
import type { ExpectedEntry, ExpectedHotAdd, KernelVariant, KernelVectorInput, VectorHotAdd } from './kernel-vectors';

/** What building the list comes to: after a failure the kernel has freed it. */
export interface BuiltList {
  readonly list: readonly PfnRange[];
  /** 0 where the list was built, whatever becomes of it later. */
  readonly errno: number;
  /** What was printed up to here. */
  readonly log: readonly string[];
}

/** Builds the memory list of a case; a test may put another builder in its place. */
export type MemlistBuilder = (input: KernelVectorInput, variant: KernelVariant) => BuiltList;

export const buildFromVector: MemlistBuilder = (input, variant) => {
  const { stage, memlist, errno, log } = initialiseFromVector(input, variant);
  return stage === 'build_tdx_memlist' ? { list: memlist, errno, log: log.map(({ text }) => text) } : { list: memlist, errno: 0, log: [] };
};

/** A list in the terms of the vectors. */
export function asExpectedEntries(list: readonly PfnRange[], variant: KernelVariant): readonly ExpectedEntry[] {
  return list.map(({ startPfn, endPfn, node }) => ({
    start_pfn: hexOf(startPfn),
    end_pfn: hexOf(endPfn),
    ...(variant === 'seed-v8' || node === undefined ? {} : { nid: node }),
  }));
}

/** What becomes of each range under a list, in the terms of the vectors. */
export function asExpectedHotAdds(ranges: readonly VectorHotAdd[], list: readonly PfnRange[]): readonly ExpectedHotAdd[] {
  const index = indexMemlist(list);
  return ranges.map(({ start, size, block_size, vmemmap_pages }) => {
    const range = { start: Number(start), size: Number(size), blockSize: Number(block_size), vmemmapPages: vmemmap_pages };
    const outcome = outcomeOf(range, hotAdd(range, index));
    if (outcome.kind === 'not-added') return { start, size, add_ret: outcome.errno, add_errno: 'EINVAL', add_log: outcome.log };
    const { blocks, onlineErrno, autoOnlined } = outcome;
    return { start, size, add_ret: 0, blocks, online_errno: onlineErrno, auto_online_onlined: autoOnlined };
  });
}
