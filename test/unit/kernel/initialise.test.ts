import { describe, expect, test } from 'vitest';
import { GIB, PAGE_SIZE } from '../../../src/analysis/base/address';
import { DEFAULT_LIMITS } from '../../../src/analysis/host/host';
import { initialise } from '../../../src/analysis/kernel/initialise';
import { profileById } from '../../../src/analysis/kernel/profiles';

const frames = (address: number): number => address / PAGE_SIZE;

/** Two nodes of 2 GiB and 1 GiB with a GiB of nothing between them. */
const REGIONS = [
  { startPfn: frames(GIB), endPfn: frames(3 * GIB), node: 0 },
  { startPfn: frames(4 * GIB), endPfn: frames(5 * GIB), node: 1 },
];

interface Asked {
  readonly index: number;
  readonly pages: number;
  readonly node: number;
}

function asked(profile: Parameters<typeof profileById>[0], dynamicPamtBits?: number): readonly Asked[] {
  const questions: Asked[] = [];
  initialise(profileById(profile), {
    regions: REGIONS,
    cmrs: [],
    limits: DEFAULT_LIMITS,
    ...(dynamicPamtBits !== undefined && { dynamicPamtBits }),
    placeOf(index, pages, node) {
      questions.push({ index, pages, node });
      return 64 * GIB + index * GIB;
    },
  });
  return questions;
}

describe('each TDMR asks for all its PAMTs as one block', () => {
  test('of 16 bytes for each 4 KiB, each 2 MiB and each GiB, in whole pages', () => {
    // Each GiB takes 1024 pages for its 4 KiB entries and 2 for its 2 MiB entries; those of up to 256 GiB share one page.
    expect(asked('linux-6.8')).toEqual([
      { index: 0, pages: 2 * 1026 + 1, node: 0 },
      { index: 1, pages: 1026 + 1, node: 1 },
    ]);
  });

  test('with Dynamic PAMT, of a bitmap in place of the 4 KiB entries', () => {
    // One bit for each of the 262144 pages of a GiB: 32 KiB, which is 8 pages.
    expect(asked('linux-dpamt', 1).map(({ pages }) => pages)).toEqual([2 * 10 + 1, 10 + 1]);
    expect(asked('linux-6.8', 1).map(({ pages }) => pages)).toEqual([2 * 1026 + 1, 1026 + 1]);
  });

  test('and one that is refused ends it: no other TDMR asks', () => {
    const questions: number[] = [];
    const placeOf = (index: number): number | undefined => {
      questions.push(index);
      return index === 1 ? undefined : 64 * GIB;
    };
    const { errno, stage, tdmrs } = initialise(profileById('linux-6.8'), { regions: REGIONS, cmrs: [], limits: DEFAULT_LIMITS, placeOf });
    expect({ errno, stage, tdmrs, questions }).toEqual({ errno: -12, stage: 'tdmrs_set_up_pamt_all', tdmrs: [], questions: [0, 1] });
  });
});
