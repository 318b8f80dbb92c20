import { PAGE_SIZE } from '../../../src/analysis/base/address';
import { buildMemlist, wholePages64 } from '../../../src/analysis/kernel/memlist';
import { pamtSizes, totalOf } from '../../../src/analysis/kernel/pamt';
import { fillOutTdmrs } from '../../../src/analysis/kernel/tdmr';
import type { KernelVectorInput } from '../support/kernel-vectors';

const EXACT_BYTES = 1n << 53n;
const WRAP = 1n << 64n;

/**
 * Why the kernel's models cannot run a case without rounding, or nothing. They hold addresses as doubles: exact for whole
 * pages below 2^64 and for every byte below 2^53. Memory regions are read from bigint to page frames, so any of them is exact.
 */
export function inexactInput(input: KernelVectorInput): string | undefined {
  const named: (readonly [what: string, value: bigint])[] = [
    ...input.cmrs.flatMap(({ base, size }, index) => [
      [`cmrs[${index}].base`, BigInt(base)] as const,
      [`cmrs[${index}].size`, BigInt(size)] as const,
      [`cmrs[${index}] end`, BigInt.asUintN(64, BigInt(base) + BigInt(size))] as const,
    ]),
    ...input.hotplug.flatMap(({ start, size, block_size }, index) => [
      [`hotplug[${index}].start`, BigInt(start)] as const,
      [`hotplug[${index}].size`, BigInt(size)] as const,
      [`hotplug[${index}].block_size`, BigInt(block_size)] as const,
    ]),
    ...placements(input),
  ];
  const wrong = named.find(([, value]) => !isExact(value));
  return wrong === undefined ? undefined : `${wrong[0]} is 0x${wrong[1].toString(16)}, which this model cannot hold exactly`;
}

function isExact(value: bigint): boolean {
  return value >= 0n && value < WRAP && (value < EXACT_BYTES || value % BigInt(PAGE_SIZE) === 0n);
}

/** The base of each PAMT block that is used, and its end. */
function placements(input: KernelVectorInput): readonly (readonly [string, bigint])[] {
  const memlist = buildMemlist(input.memblock.map(({ base, size, nid }) => ({ ...wholePages64(BigInt(base), BigInt(size)), node: nid })));
  const construction = fillOutTdmrs(memlist, input.max_tdmrs);
  const tdmrs = construction.kind === 'filled' ? construction.tdmrs : [];
  return tdmrs.flatMap((tdmr, index) => {
    const place = input.pamt_placements[index] ?? undefined;
    if (place === undefined) return [];
    const bytes = BigInt(totalOf(pamtSizes(tdmr, input.pamt_entry_size)));
    const base = BigInt(place);
    return [
      [`pamt_placements[${index}]`, base] as const,
      [`pamt_placements[${index}] end`, BigInt.asUintN(64, base + bytes)] as const,
    ];
  });
}
