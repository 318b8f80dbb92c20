import { describe, expect, test } from 'vitest';
import type { ComparedRange, RangeDifference, TraitId } from '../../../src/analysis/compare/difference';
import { compareRanges } from '../../../src/analysis/compare/ranges';
import { range } from '../support/range';

const item = (start: number, end: number, node = '0'): ComparedRange => ({ range: range(start, end), traits: { node } });

function differences(a: readonly ComparedRange[], b: readonly ComparedRange[], told: readonly TraitId[] = ['node']): readonly RangeDifference[] {
  return compareRanges(a, b, told);
}

describe('ranges are compared by address', () => {
  test('the same lists differ in nothing, in any order', () => {
    const list = [item(0, 10), item(20, 30, '1')];
    expect(differences(list, [...list].reverse())).toEqual([]);
  });

  test('what only one side has was added or removed', () => {
    const [kept, gone, come] = [item(0, 10), item(20, 30), item(40, 55)];
    expect(differences([kept, gone], [kept, come])).toEqual([
      { change: 'removed', a: [gone], b: [] },
      { change: 'added', a: [], b: [come] },
    ]);
  });

  test('the same size and traits elsewhere have moved', () => {
    expect(differences([item(0, 10)], [item(40, 50)])).toEqual([{ change: 'moved', a: [item(0, 10)], b: [item(40, 50)] }]);
  });

  test('shifted by less than its size has moved too', () => {
    expect(differences([item(0, 10)], [item(4, 14)])).toEqual([{ change: 'moved', a: [item(0, 10)], b: [item(4, 14)] }]);
  });

  test('another node elsewhere has not moved', () => {
    expect(differences([item(0, 10)], [item(40, 50, '1')])).toEqual([
      { change: 'removed', a: [item(0, 10)], b: [] },
      { change: 'added', a: [], b: [item(40, 50, '1')] },
    ]);
  });

  test('of unlike numbers nobody can say which has moved', () => {
    expect(differences([item(0, 10), item(20, 30)], [item(40, 50)]).map(({ change }) => change)).toEqual(['removed', 'removed', 'added']);
  });

  test('a range grows and shrinks at either end', () => {
    expect(differences([item(10, 20)], [item(10, 30)])).toEqual([{ change: 'grown', a: [item(10, 20)], b: [item(10, 30)] }]);
    expect(differences([item(10, 20)], [item(15, 20)])).toEqual([{ change: 'shrunk', a: [item(10, 20)], b: [item(15, 20)] }]);
  });

  test('of several that overlap, the largest overlap pairs', () => {
    expect(differences([item(0, 100)], [item(0, 10), item(12, 100, '0'), item(10, 12, '1')]).map(({ change }) => change)).toEqual(['split', 'added']);
    expect(differences([item(0, 60)], [item(0, 10), item(40, 120)])).toEqual([
      { change: 'grown', a: [item(0, 60)], b: [item(40, 120)] },
      { change: 'added', a: [], b: [item(0, 10)] },
    ]);
  });

  test('the same bytes with another node have changed', () => {
    expect(differences([item(0, 10)], [item(0, 10, '1')])).toEqual([{ change: 'changed', a: [item(0, 10)], b: [item(0, 10, '1')] }]);
  });

  test('a trait that only one side tells is no difference', () => {
    expect(differences([item(0, 10)], [{ range: range(0, 10), traits: {} }], [])).toEqual([]);
  });

  test('a hole splits a range, and its closing joins them', () => {
    const [whole, left, right] = [item(0, 100), item(0, 40), item(50, 100)];
    expect(differences([whole], [left, right])).toEqual([{ change: 'split', a: [whole], b: [left, right] }]);
    expect(differences([left, right], [whole])).toEqual([{ change: 'joined', a: [left, right], b: [whole] }]);
  });

  test('parts need only lie in it for the most part', () => {
    const [whole, left, right] = [item(0, 100), item(0, 40), item(60, 110)];
    expect(differences([whole], [left, right])).toEqual([{ change: 'split', a: [whole], b: [left, right] }]);
    expect(differences([whole], [left, item(90, 110)]).map(({ change }) => change)).toEqual(['shrunk', 'added']);
  });

  test('a hole in the one and none in the other: one of two ranges that shrank', () => {
    expect(differences([item(0, 100), item(200, 300)], [item(0, 100), item(200, 250)])).toEqual([{ change: 'shrunk', a: [item(200, 300)], b: [item(200, 250)] }]);
  });
});
