import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { moveLane, NO_CHOICE, ordered, readLaneChoice, toggleFolded, toggleHidden } from '../../../webview/state/lane-choice';
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
