import { describe, expect, test } from 'vitest';
import { toPx } from '../../../webview/axis/viewport';
import { run, type Effects } from '../../../webview/commands';
import { readState } from '../../../webview/host';
import { commandFor, keyBindings } from '../../../webview/input/keys';
import type { Model } from '../../../webview/state/model';
import { followCursor, goTo, look, pageState, resize, seenBytes, select, selectAndReveal, setAxisMode, showView } from '../../../webview/state/steps';
import { acrossLanes, alongFindings, alongLane, segmentAt } from '../../../webview/state/walk';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { finding, lane, segment, view } from '../../webview/fixtures/view-builder';

const host = fourSocketHost();
const start = showView(undefined, { revision: 1, view: host, plotWidth: 900, saved: undefined });
const window_ = { start: 0x5d169000, end: 0x61358000 };

function inSight(model: Model, address: number): boolean {
  const px = toPx(model.axis, model.viewport, address);
  return px >= 0 && px <= model.plotWidth;
}

describe('a new revision', () => {
  test('keeps what is seen, by address, and the selection', () => {
    const before = select(look(start, window_), 'cmr:0');
    const after = showView(before, { revision: 2, view: fourSocketHost(), plotWidth: 900, saved: undefined });
    expect(seenBytes(after)).toEqual(seenBytes(before));
    expect(after.selected).toBe('cmr:0');
  });

  test('forgets a selection that is gone, and shows all if all was shown', () => {
    const other = view([lane('cmr', [segment('cmr:9', 0, 0x100000)])]);
    const after = showView(select(start, 'cmr:0'), { revision: 2, view: other, plotWidth: 900, saved: undefined });
    expect([after.selected, seenBytes(after)]).toEqual([undefined, undefined]);
  });
});

describe('a reload', () => {
  const saved = pageState(select(look(setAxisMode(start, 'linear'), window_), 'cmr:0'));

  test('brings back what was seen of the same picture', () => {
    const after = showView(undefined, { revision: 7, view: host, plotWidth: 900, saved: readState(structuredClone(saved)) });
    expect(pageState(after)).toEqual(saved);
  });

  test('of another picture starts anew', () => {
    const after = showView(undefined, { revision: 7, view: { ...host, title: 'other.log' }, plotWidth: 900, saved });
    expect([seenBytes(after), after.selected, after.axisMode]).toEqual([undefined, undefined, 'folded']);
  });

  test.each([null, 'x', {}, { formatVersion: 2, title: 'a' }, { formatVersion: 1 }])('with unusable state %j starts anew', (kept) => {
    expect(readState(kept)).toBeUndefined();
  });
});

describe('the text cursor', () => {
  const close = look(start, { start: 0x3080000000, end: 0x4080000000 });
  const line = host.lanes[0]?.segments[3]?.place?.line ?? 0;

  test('marks all regions of its line, selects the first and brings it into sight', () => {
    const after = followCursor(close, 0, line);
    expect([...after.marked]).toEqual(['firmware:3', 'reserved:0.1']);
    expect(after.selected).toBe('firmware:3');
    expect(inSight(after, 0x5d169000)).toBe(true);
    expect(after.viewport.unitsPerPx).toBe(close.viewport.unitsPerPx);
  });

  test('leaves a selection on its line alone, and what is in sight where it is', () => {
    const before = select(start, 'reserved:0.1');
    const after = followCursor(before, 0, line);
    expect([after.selected, after.viewport]).toEqual(['reserved:0.1', before.viewport]);
  });

  test('on a line without regions marks nothing', () => {
    expect(followCursor(select(start, 'cmr:0'), 0, 9999)).toMatchObject({ selected: 'cmr:0', marked: new Set() });
  });
});

describe('revealing', () => {
  test('leaves the picture alone when the range is there to be seen', () => {
    expect(selectAndReveal(start, 'cmr:0').viewport).toBe(start.viewport);
  });

  test('zooms to what is too narrow to see', () => {
    const linear = setAxisMode(start, 'linear');
    const after = selectAndReveal(linear, 'reserved:0.3');
    expect(after.viewport.unitsPerPx).toBeLessThan(linear.viewport.unitsPerPx);
    expect(inSight(after, 0x5e5b3000)).toBe(true);
  });

  test('moves to what is out of sight', () => {
    const after = selectAndReveal(look(start, window_), 'cmr:4');
    expect(inSight(after, 0x3080000000)).toBe(true);
  });
});

test('going to an address points it out and selects the innermost region of the first lane', () => {
  expect(goTo(start, 0x5d170000)).toMatchObject({ target: 0x5d170000, selected: 'firmware:3' });
  expect(goTo(select(start, 'cmr:0'), 0xa0000000)).toMatchObject({ target: 0xa0000000, selected: undefined });
  expect(segmentAt(start, 0x407c000000)).toBe('tdmr:4');
});

test('a wider panel shows the same bytes', () => {
  const before = look(start, window_);
  expect(seenBytes(resize(before, 400))).toEqual(seenBytes(before));
  expect(seenBytes(resize(start, 400))).toBeUndefined();
});

describe('walking', () => {
  test('goes along a lane and stops at its ends', () => {
    expect([alongLane(start, 1), alongLane(select(start, 'cmr:0'), 1), alongLane(select(start, 'cmr:0'), -1)]).toEqual(['firmware:0', 'cmr:1', 'cmr:0']);
  });

  test('goes to the nearest of the next lane that has any', () => {
    expect(acrossLanes(select(start, 'cmr:2'), -1)).toBe('memblock:18');
    expect(acrossLanes(select(start, 'pamt:0'), 1)).toBe('findings:1');
  });

  test('goes around the findings', () => {
    expect(alongFindings(start, 1)).toBe('findings:1');
    expect(alongFindings(select(start, 'findings:1'), 1)).toBe('findings:0');
    expect(alongFindings(select(start, 'findings:0'), 1)).toBe('findings:1');
    expect(alongFindings(start, -1)).toBe('findings:0');
  });

  test('goes to the worst first, wherever it lies', () => {
    const trifle = segment('trifle', 0, 1, { findings: [finding('a', 'information', 'A trifle.')] });
    const trouble = segment('trouble', 8, 9, { findings: [finding('b', 'error', 'Trouble.')] });
    const model = showView(undefined, { revision: 1, view: view([lane('findings', [trifle, trouble])]), plotWidth: 900, saved: undefined });
    expect([alongFindings(model, 1), alongFindings(model, -1), alongFindings(select(model, 'trifle'), 1)]).toEqual(['trouble', 'trouble', 'trouble']);
  });

  test('without a findings lane stops once for every message', () => {
    const same = finding('hotplug-refused', 'error', 'refused');
    const lanes = [lane('hotplug', [segment('a', 0, 1, { findings: [same] }), segment('b', 1, 2, { findings: [same] })])];
    const model = showView(undefined, { revision: 1, view: view(lanes), plotWidth: 900, saved: undefined });
    expect([alongFindings(model, 1), alongFindings(select(model, 'a'), 1)]).toEqual(['a', 'a']);
  });
});

describe('keys', () => {
  const press = (key: string, ctrlKey = false) => ({ key, ctrlKey, altKey: false, metaKey: false });
  const none: Effects = { openSource() {}, focusGo() {}, focusFilter() {}, openViews() {}, openLanes() {}, openCopies() {}, goToEvent() {}, askHotAdd() {}, compare() {}, openExports() {}, help() {}, dismiss() {} };

  test('mean one thing each', () => {
    const keys = keyBindings.flatMap((binding) => binding.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('leave the editor its own, and the arrows to the table', () => {
    expect([commandFor(press('f', true), true), commandFor(press('ArrowDown'), false)]).toEqual([undefined, undefined]);
    expect(commandFor(press('N'), false)).toEqual({ kind: 'finding', step: 1 });
  });

  test('change the model, or have their effect', () => {
    const zoomed = run({ kind: 'zoom', factor: 0.5 }, start, none);
    expect(zoomed.viewport.unitsPerPx).toBeCloseTo(start.viewport.unitsPerPx / 2);
    expect(run({ kind: 'fit' }, zoomed, none).viewport).toEqual(start.viewport);
    expect(run({ kind: 'help' }, start, none)).toBe(start);
    expect(run({ kind: 'zoom-selection' }, start, none)).toBe(start);
    const near = run({ kind: 'zoom-selection' }, select(start, 'reserved:0.1'), none);
    expect(seenBytes(near)?.start).toBeLessThanOrEqual(0x5d169000);
  });
});
