import { describe, expect, test } from 'vitest';
import { NO_SETTINGS } from '../../../../src/analysis/index';
import { KeptReviews } from '../../../../src/extension/background/kept-reviews';
import { reviewTexts } from '../../../../src/extension/background/review-texts';
import type { ReviewMade } from '../../../../src/extension/background/work';

const LARGE = ' '.repeat(40 * 1024 * 1024);

function made(): ReviewMade {
  const review = reviewTexts({ texts: [{ name: 'a.log', text: 'BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable\n', settings: NO_SETTINGS }], profile: 'auto' });
  if (review === undefined) throw new Error('the log holds no boot');
  return review;
}

const holds = (kept: KeptReviews, ids: readonly number[]): readonly number[] => ids.filter((id) => kept.get(id, 0) !== undefined);

describe('reviews that are kept for questions', () => {
  test('are the last eight that were used', () => {
    const kept = new KeptReviews();
    for (let id = 1; id <= 8; id += 1) kept.add(id, made(), ['']);
    kept.get(1, 0);
    kept.add(9, made(), ['']);
    expect(holds(kept, [1, 2, 3, 9])).toEqual([1, 3, 9]);
  });

  test('are fewer where their texts are large, and the newest is among them', () => {
    const kept = new KeptReviews();
    kept.add(1, made(), ['']);
    kept.add(2, made(), [LARGE]);
    kept.add(3, made(), [LARGE]);
    expect(holds(kept, [1, 2, 3])).toEqual([3]);
  });

  test('have no texts where these are too large together; then each comes with a question', () => {
    const kept = new KeptReviews();
    kept.add(1, made(), [LARGE, LARGE]);
    expect(kept.get(1, 1)).toBeUndefined();
    kept.addText(1, made(), 1, 'the second');
    expect(kept.get(1, 1)?.text).toBe('the second');
    expect(kept.get(1, 0)).toBeUndefined();
  });
});
