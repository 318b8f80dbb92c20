import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/analysis/compare/difference';
import type { MapView } from '../../../src/analysis/map/view';
import { fit } from '../../../webview/axis/viewport';
import { changes, differenceKeys } from '../../../webview/layout/differences';
import { frame, type Frame } from '../../../webview/layout/frame';
import { geometry } from '../../../webview/layout/geometry';
import { rowsOfSamePlace } from '../../../webview/layout/same-place';
import { signOfFinding, signOfMarker, signPaths } from '../../../webview/paint/signs';
import { axisOf, indexLanes } from '../../../webview/state/model';
import { renderSvg } from '../../../webview/svg/index';
import { twoBoots } from '../../webview/fixtures/eventful-host';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { finding, lane, segment, view } from '../../webview/fixtures/view-builder';

/** The compiler asks for every change that a comparison knows. */
const EVERY: Readonly<Record<Change, true>> = { added: true, removed: true, moved: true, grown: true, shrunk: true, split: true, joined: true, changed: true };

const pictureOf = (shown: MapView): Frame => {
  const axis = axisOf(shown, 'folded');
  const shape = geometry(1100);
  return frame({ lanes: indexLanes(shown), axis, viewport: fit(axis, shape.plotWidth), geometry: shape, measure: () => 0 });
};

describe('the signs of a comparison', () => {
  test('are one for each change, and no two alike', () => {
    const signs = Object.keys(EVERY).map((change) => signOfFinding({ code: change, severity: 'warning' }));
    // `fails` looks like `error`.
    expect([signs, new Set(Object.values(signPaths)).size]).toEqual([Object.keys(EVERY), Object.keys(signPaths).length - 1]);
    expect([...changes].sort()).toEqual(Object.keys(EVERY).sort());
    expect(signOfFinding({ code: 'cmr-list-cut', severity: 'warning' })).toBe('warning');
  });

  test('on the map are those of what differs, and one of their own for several in one place', () => {
    const signs = (shown: MapView): unknown => pictureOf(shown).lanes.flatMap(({ markers }) => markers.map(signOfMarker));
    expect(signs(twoBoots())).toEqual(['split', 'added']);
    const crowd = Array.from({ length: 400 }, (_, at) => segment(`differences:${at}`, at * 4096, (at + 1) * 4096, { findings: [finding('moved', 'warning', 'It moved.')] }));
    expect(signs(view([lane('differences', crowd)]))).toContain('several');
    expect(signs(fourSocketHost())).toEqual(['information', 'error']);
  });

  test('are explained where they are used', () => {
    const fact = finding('changed', 'error', 'Verdict: passes in A, fails in B.');
    const keys = (shown: MapView): unknown => differenceKeys(shown).map(({ sign, severity }) => `${sign} ${severity}`);
    expect([keys(twoBoots()), keys({ ...twoBoots(), findings: [fact] }), keys({ ...twoBoots(), findings: [fact, finding('changed', 'information', 'It is otherwise.')] }), keys(fourSocketHost())]).toEqual([
      ['added warning', 'split information', 'several warning'], ['changed error'], ['changed information'], [],
    ]);
    const svg = renderSvg(twoBoots());
    for (const sign of ['added', 'split', 'several'] as const) expect(svg).toContain(signPaths[sign]);
    for (const name of ['Only in B', 'Split', 'Several in one place']) expect(svg).toContain(`>${name}</text>`);
    expect(renderSvg(fourSocketHost())).not.toContain('Several in one place');
  });
});

test('the same place is in both lanes of a pair, of a difference in all lanes, else in its own lane', () => {
  const two = pictureOf(twoBoots());
  const rows = (of: Frame, id: string): readonly (number | undefined)[] => {
    const { top, bottom } = rowsOfSamePlace(of, id) ?? {};
    return [top, bottom];
  };
  const at = ['differences', 'a:firmware', 'b:firmware', 'a:memblock', 'b:memblock'].map((_, row) => row * 38 + 6);
  expect(['differences', 'a:firmware', 'b:memblock', 'cmr'].map((id) => rows(two, id))).toEqual([
    [at[0], (at[4] ?? 0) + 25], [at[1], (at[2] ?? 0) + 25], [at[3], (at[4] ?? 0) + 25], [undefined, undefined],
  ]);
  const [top, bottom] = rows(pictureOf(fourSocketHost()), 'findings');
  expect((bottom ?? 0) - (top ?? 0)).toBe(25);
});
