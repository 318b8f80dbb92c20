import { isDeepStrictEqual } from 'node:util';
import { asExpectedEntries, asExpectedHotAdds, type MemlistBuilder } from './kernel-memory';
import { expectationOf, type KernelVariant, type KernelVector } from './kernel-vectors';

/** One field of one case that is not as the kernel computed it. */
export interface Difference {
  readonly case: string;
  readonly field: string;
  readonly actual: unknown;
  readonly expected: unknown;
}

/** Holds everything that the memory list decides against the kernel's own figures. */
export function differences(vector: KernelVector, variant: KernelVariant, build: MemlistBuilder): readonly Difference[] {
  const { input } = vector;
  const expected = expectationOf(vector, variant);
  const { list, errno, log } = build(input, variant);
  // "If the list is kept" leaves out what would free it later, and an entry that could not be allocated.
  const kept = build({ ...input, kmalloc_fail_at: null }, variant).list;
  const stops = expected.stage === 'build_tdx_memlist';
  const pairs: readonly (readonly [field: string, actual: unknown, expected: unknown])[] = [
    ['memlist', asExpectedEntries(list, variant), expected.memlist],
    ['errno of building the list', errno, stops ? expected.ret : 0],
    // The eighth posting has no caller that prints a last line.
    ['log', variant === 'seed-v8' ? [] : log, stops ? expected.log.map(({ text }) => text) : []],
    ['hotplug_if_memlist_kept', asExpectedHotAdds(input.hotplug, kept), expected.hotplug_if_memlist_kept],
    ['hotplug', asExpectedHotAdds(input.hotplug, expected.tdx_memlist_empty_after ? [] : list), expected.hotplug],
  ];
  return pairs
    .filter(([, actual, wanted]) => !isDeepStrictEqual(actual, wanted))
    .map(([field, actual, wanted]) => ({ case: vector.name, field, actual, expected: wanted }));
}
