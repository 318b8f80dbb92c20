import { describe, expect, test } from 'vitest';
import { reportHotAdd } from '../../../src/analysis/index';
import { range } from '../support/range';
import { reviewOf } from '../support/review';

const LOG = `Linux version 6.14.0 (builder@example)
x86/mm: Memory block size: 128MB
Early memory node ranges
  node   0: [mem 0x0000000000100000-0x00000000ffffffff]
virt/tdx: CMR: [0x100000, 0x140000000)
`;

const late = (start: number, end: number) => reportHotAdd(reviewOf(LOG), { range: range(start, end), beforeInit: false });

describe('what would become of memory that is added', () => {
  test('after initialisation it is refused, with the reason and what a user sees', () => {
    expect(late(0x1_0000_0000, 0x1_2000_0000)).toStrictEqual({
      wished: false,
      headline: '[0x100000000, 0x120000000) (512 MiB): refused (-EPERM): 4 blocks of 128 MiB',
      sentences: [expect.stringMatching(/^It lies in a CMR/), expect.stringMatching(/present at boot/), expect.stringMatching(/Operation not permitted/)],
      runs: [{ start: 0x1_0000_0000, end: 0x1_2000_0000, blocks: 4, refused: true }],
    });
  });

  test('what is no whole block, and what is there already, is refused when it is added', () => {
    expect(late(0x1_0000_0000, 0x1_0100_0000)).toMatchObject({ wished: false, headline: expect.stringContaining('-EINVAL'), runs: [] });
    expect(late(0x8000_0000, 0x9000_0000)).toMatchObject({ wished: false, headline: expect.stringContaining('-EEXIST'), runs: [] });
  });

  test('before initialisation it becomes TDX memory where it is convertible, and ends initialisation where it is not', () => {
    const early = (start: number, end: number) => reportHotAdd(reviewOf(LOG), { range: range(start, end), node: 0, beforeInit: true });
    expect(early(0x1_0000_0000, 0x1_2000_0000)).toMatchObject({ wished: true, headline: '[0x100000000, 0x120000000) (512 MiB), node 0, added before TDX is initialised: TDX initialises with it', runs: [] });
    expect(early(0x2_0000_0000, 0x2_2000_0000)).toMatchObject({ wished: false, headline: expect.stringContaining('TDX does not initialise with it (-5)') });
  });

  test('nothing is said without memory regions', () => {
    expect(reportHotAdd(reviewOf('virt/tdx: module initialized\n'), { range: range(0, 0x800_0000), beforeInit: false })).toBeUndefined();
  });
});
