import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isFolded, isHidden, moveLane, NO_CHOICE, ordered, readLaneChoice, toggleFolded, toggleHidden } from '../../../webview/state/lane-choice';
import { arrange, pageState, showView } from '../../../webview/state/steps';
import { readState } from '../../../webview/host';
import { alongFindings } from '../../../webview/state/walk';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';

const ids = ['firmware', 'memblock', 'cmr', 'tdmr'];

describe('the order of lanes', () => {
  test('is their own until one is moved past another', () => {
    expect(ordered(ids, NO_CHOICE)).toEqual(ids);
    const down = moveLane(NO_CHOICE, ids, 'firmware', 2);
    expect(ordered(ids, down)).toEqual(['memblock', 'cmr', 'firmware', 'tdmr']);
    expect(ordered(ids, moveLane(down, ids, 'firmware', -2))).toEqual(ids);
  });

  test('keeps a lane that another document has behind the one that comes before it', () => {
    const moved = moveLane(NO_CHOICE, ids, 'tdmr', -3);
    expect(ordered(['firmware', 'srat', 'memblock', 'cmr', 'tdmr'], moved)).toEqual(['tdmr', 'firmware', 'srat', 'memblock', 'cmr']);
    expect(ordered(['memblock', 'cmr'], moved)).toEqual(['memblock', 'cmr']);
  });

  test('goes past hidden lanes, and stops at the ends', () => {
    const hidden = toggleHidden(NO_CHOICE, 'memblock');
    expect(ordered(ids, moveLane(hidden, ids, 'cmr', -1))).toEqual(['cmr', 'firmware', 'memblock', 'tdmr']);
    expect(moveLane(NO_CHOICE, ids, 'firmware', -1)).toBe(NO_CHOICE);
    expect(moveLane(NO_CHOICE, ids, 'tdmr', 1)).toBe(NO_CHOICE);
  });

  test('never loses or doubles a lane', () => {
    const step = fc.record({ id: fc.constantFrom(...ids, 'other'), by: fc.integer({ min: -3, max: 3 }) });
    fc.assert(
      fc.property(fc.array(step), fc.subarray([...ids, 'srat', 'pamt']), (steps, shown) => {
        const choice = steps.reduce((before, { id, by }) => moveLane(before, ids, id, by), NO_CHOICE);
        expect([...ordered(shown, choice)].sort()).toEqual([...shown].sort());
      }),
    );
  });
});

describe('in a comparison', () => {
  const sided = ['differences', 'a:firmware', 'b:firmware', 'a:memblock', 'b:memblock', 'b:cmr'];

  test('a choice for one review holds for both sides, and the other way round', () => {
    const alone = toggleFolded(toggleHidden(moveLane(NO_CHOICE, ids, 'memblock', -1), 'cmr'), 'firmware');
    expect(ordered(sided, alone)).toEqual(['differences', 'a:memblock', 'b:memblock', 'a:firmware', 'b:firmware', 'b:cmr']);
    expect(sided.filter((id) => isHidden(alone, id))).toEqual(['b:cmr']);
    expect(sided.filter((id) => isFolded(alone, id))).toEqual(['a:firmware', 'b:firmware']);
    const together = toggleFolded(toggleHidden(moveLane(NO_CHOICE, sided, 'b:memblock', -1), 'b:cmr'), 'a:firmware');
    expect(ordered(ids, together)).toEqual(['memblock', 'firmware', 'cmr', 'tdmr']);
    expect([together.hidden, together.folded]).toEqual([['cmr'], ['firmware']]);
  });

  test('both sides move past both sides of the next lane', () => {
    expect(ordered(sided, moveLane(NO_CHOICE, sided, 'a:firmware', 1))).toEqual(['differences', 'a:memblock', 'b:memblock', 'a:firmware', 'b:firmware', 'b:cmr']);
  });

  test('what was kept by side is read for both', () => {
    expect(readLaneChoice({ order: ['b:cmr', 'a:cmr', 'firmware'], hidden: ['a:cmr'], folded: ['b:pamt'] })).toEqual({ order: ['cmr', 'firmware'], hidden: ['cmr'], folded: ['pamt'] });
  });
});

describe('a choice of lanes', () => {
  const view = fourSocketHost();
  const start = showView(undefined, { revision: 1, view, plotWidth: 900, saved: undefined });
  const shown = (model: typeof start): string[] => model.lanes.map(({ lane }) => lane.id);

  test('hides a lane, and folds one', () => {
    const hidden = arrange(start, toggleFolded(toggleHidden(start.choice, 'cmr'), 'pamt'));
    expect(shown(hidden)).toEqual(['firmware', 'memblock', 'memlist', 'tdmr', 'reserved', 'pamt', 'hotplug', 'findings']);
    expect(arrange(hidden, hidden.choice)).toBe(hidden);
    expect(shown(arrange(hidden, toggleHidden(hidden.choice, 'cmr')))).toEqual(shown(start));
  });

  test('outlives a reload, and a change of the document', () => {
    const before = arrange(start, moveLane(toggleHidden(start.choice, 'cmr'), shown(start), 'findings', -8));
    const saved = readState(structuredClone(pageState(before)));
    const other = showView(undefined, { revision: 1, view: { ...view, title: 'other.log' }, plotWidth: 900, saved });
    expect([shown(other), other.selected]).toEqual([shown(before), undefined]);
    expect(shown(showView(before, { revision: 2, view, plotWidth: 900, saved: undefined }))).toEqual(shown(before));
  });

  test('comes from another map where this one has none of its own', () => {
    const lanes = toggleHidden(NO_CHOICE, 'firmware');
    expect(shown(showView(undefined, { revision: 1, view, plotWidth: 900, saved: undefined, lanes }))).not.toContain('firmware');
  });

  test('that hides the findings does not stop the steps through them', () => {
    const hidden = arrange(start, toggleHidden(start.choice, 'findings'));
    expect(alongFindings(hidden, 1)).toBe('findings:1');
  });

  test.each([null, 'x', 3, {}, { order: 'x', hidden: [1, 'cmr'], folded: null }])('is read from %j as far as it goes', (kept) => {
    const hidden = typeof kept === 'object' && kept !== null && 'hidden' in kept ? ['cmr'] : [];
    expect(readLaneChoice(kept)).toEqual({ order: [], hidden, folded: [] });
  });
});
