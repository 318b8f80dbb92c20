import { expect, test } from 'vitest';
import { findingsOf } from '../support/review';

const GIVEN = { cmrs: [{ base: '0x100000000', size: '16G' }] };

/** The sentence on the status, for one profile and one list of regions. */
function status(kernelProfile: string, memory: readonly object[], fields: object = {}): string | undefined {
  const text = JSON.stringify({ formatVersion: 1, host: { kernelProfile }, ...GIVEN, memblock: { memory }, ...fields });
  return findingsOf('pamt-outside-cmrs', text, 'x.tdxmem.json')[0]?.message.match(/TDH\.SYS\.CONFIG answers \S+(?: \([^)]*\)|, \S+ \([^)]*\))/)?.[0];
}

const DRAM = { base: '0x100000000', size: '16G', node: 0 };
const above = (node: number): object => ({ base: '0x4000000000', size: '16G', node });
const below = (node: number): object => ({ base: '0x80000000', size: '1G', node });

test('a PAMT in a hole of its own TDMR or of an earlier one: the reserved areas overlap, which the module sees first', () => {
  expect(status('cmr-v8', [DRAM, above(2)])).toBe('TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…)');
  expect(status('cmr-v8', [below(1), { ...DRAM, node: 1 }])).toBe('TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…)');
});

test('a PAMT in a hole of a later TDMR: the PAMT itself comes first', () => {
  expect(status('cmr-v8', [DRAM, { ...above(0), size: '64M' }], { pamtPlacements: ['0x4000000000', '0x180000000'] })).toBe('TDH.SYS.CONFIG answers 0xc0000a1100000200, TDX_PAMT_OUTSIDE_CMRS (TDMR 0, 1G PAMT)');
});

test('a place where no TDMR is', () => {
  expect(status('cmr-v8', [DRAM], { pamtPlacements: ['0x4000000000'] })).toBe('TDH.SYS.CONFIG answers 0xc0000a1100000200, TDX_PAMT_OUTSIDE_CMRS (TDMR 0, 1G PAMT)');
});

test('a given place in a hole of its own TDMR: the number of the reserved area hangs on how the kernel sorts, and is not told', () => {
  expect(status('cmr-v8', [DRAM, above(2)], { pamtPlacements: ['0x180000000', '0x4100000000'] })).toBe('TDH.SYS.CONFIG answers TDX_NON_ORDERED_RESERVED_IN_TDMR (0xc0000a21…)');
});
