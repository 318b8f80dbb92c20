import { describe, expect, test } from 'vitest';
import { exportName } from '../../../webview/export/file-name';
import { axisOf, type Model } from '../../../webview/state/model';
import { pairParts } from '../../../webview/state/pairs';
import { presetsOf } from '../../../webview/state/presets';
import { layOver, look, pageState, revealBytes, seenBytes, select, showView } from '../../../webview/state/steps';
import { alongFindings } from '../../../webview/state/walk';
import { renderSvg } from '../../../webview/svg/index';
import { filterRows, rowsOf } from '../../../webview/table/rows';
import { momentOfKey, nextMoment, resultOf, spokenMoment } from '../../../webview/timeline/events';
import { summaryText } from '../../../webview/text/summary-text';
import { answerLane, proposal, readQuestion, sameQuestion } from '../../../webview/what-if/question';
import { eventfulHost, twoBoots } from '../../webview/fixtures/eventful-host';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import type { MapView } from '../../../src/analysis/map/view';

const GIB = 2 ** 30;
const host = fourSocketHost();
const modelOf = (view: MapView): Model => showView(undefined, { revision: 1, view, plotWidth: 900, saved: undefined });
const start = modelOf(host);

describe('the moments of a timeline', () => {
  test('follow each other, from before all events to after the last', () => {
    const on = [undefined, -1, 0, 2].map((at) => nextMoment(at, 1, 3));
    const back = [undefined, 2, 0, -1].map((at) => nextMoment(at, -1, 3));
    expect([on, back]).toEqual([[-1, 0, 1, 2], [2, 1, -1, -1]]);
  });

  test('are gone through with the keys of a list, and with no others', () => {
    expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'Home', 'End', 'Enter', 'x'].map((key) => momentOfKey(key, 0, 3))).toEqual([1, 1, -1, -1, -1, 2, undefined, undefined]);
    expect([momentOfKey('ArrowRight', 2, 3), momentOfKey('ArrowLeft', -1, 3)]).toEqual([2, -1]);
  });

  test('are told in words', () => {
    expect([resultOf({ result: 'refused', errno: -1 }), resultOf({ result: 'no-effect' })]).toEqual([{ sign: 'fails', word: 'refused −1' }, { sign: 'information', word: 'no effect' }]);
    expect([undefined, -1, 1].map((at) => spokenMoment(eventfulHost(at).timeline ?? { steps: [], more: 0 }))).toEqual([
      'The lanes show the evidence itself.', 'The lanes show memory before all events.', 'Event 2 of 3: offline 2 GiB, done.',
    ]);
  });
});

describe('a question', () => {
  const typed = { from: '', to: '', node: '', beforeInit: false };

  test.each([
    [{ from: '512G', to: '+64G' }, { start: 512 * GIB, end: 576 * GIB, beforeInit: false }],
    [{ from: '[0x100000000, 0x180000000)', to: '' }, { start: 4 * GIB, end: 6 * GIB, beforeInit: false }],
    [{ from: '4G', to: '6G', node: ' 3 ', beforeInit: true }, { start: 4 * GIB, end: 6 * GIB, node: 3, beforeInit: true }],
  ])('%j is read', (text, request) => {
    expect(readQuestion({ ...typed, ...text })).toEqual({ kind: 'question', request });
  });

  test.each([
    [{}, 'from', /^Write where the memory begins/],
    [{ from: 'soon', to: '6G' }, 'from', /^“soon” is no address/],
    [{ from: '4G' }, 'to', /^Write where it ends/],
    [{ from: '4G', to: '2G' }, 'to', /ends before it starts/],
    [{ from: '4G', to: '6G', node: '1024' }, 'node', /^“1024” is no node/],
    [{ from: '4G', to: '6G', node: '-1' }, 'node', /^“-1” is no node/],
  ])('%j names the field that is wrong', (text, field, message) => {
    expect(readQuestion({ ...typed, ...text })).toEqual({ kind: 'problem', field, message: expect.stringMatching(message) });
  });

  test('begins with the ruler, else with the selection and its node, else with nothing', () => {
    const two = modelOf(twoBoots());
    expect([proposal(start), proposal(select(two, 'b:memblock:1')), proposal({ ...select(start, 'cmr:0'), measure: { start: 0, end: GIB } })]).toEqual([
      undefined, { start: 4 * GIB, end: 6 * GIB, node: 1 }, { start: 0, end: GIB },
    ]);
  });

  test('is the same only with the same bytes, node and time', () => {
    const one = { start: 0, end: GIB, node: 1, beforeInit: false };
    expect([{ ...one }, { ...one, node: 2 }, { ...one, beforeInit: true }, { start: 0, end: GIB, beforeInit: false }].map((other) => sameQuestion(one, other))).toEqual([true, false, false, false]);
  });
});

describe('an answer over the lanes', () => {
  const request = { start: 258 * GIB, end: 262 * GIB, beforeInit: false };
  const answer = { wished: false, headline: 'Half of it', sentences: [], runs: [{ start: 258 * GIB, end: 260 * GIB, blocks: 1, refused: false }, { start: 260 * GIB, end: 262 * GIB, blocks: 2, refused: true }] };
  const lane = answerLane(request, answer);
  const laid = layOver(start, lane);

  test('has a segment for each run, told apart by more than colour', () => {
    expect(lane.segments.map(({ id, start: from, end, tone, label }) => [id, from, end, tone, label])).toEqual([
      ['what-if:0', 258 * GIB, 260 * GIB, 'online', 'accepted, 1 block'],
      ['what-if:1', 260 * GIB, 262 * GIB, 'error', 'refused, 2 blocks'],
    ]);
    expect(answerLane({ ...request, beforeInit: true }, { ...answer, wished: true, runs: [] }).segments).toMatchObject([{ tone: 'online', label: 'TDX initialises with it' }]);
  });

  test('comes first, makes the axis longer, and is gone without a trace', () => {
    expect([laid.lanes[0]?.lane.id, laid.axis.end, laid.lanes.length]).toEqual(['what-if', 262 * GIB, start.lanes.length + 1]);
    const again = layOver(laid, undefined);
    expect([again.axis, again.lanes, pageState(again)]).toEqual([start.axis, start.lanes, pageState(start)]);
  });

  test('can be selected, and is not when it is gone', () => {
    const selected = select(laid, 'what-if:1');
    expect([selected.selected, layOver(selected, undefined).selected]).toEqual(['what-if:1', undefined]);
  });

  test('keeps what is seen, and stays over a new picture of the same host only', () => {
    const near = look(laid, { start: 258 * GIB, end: 262 * GIB });
    const next = showView(near, { revision: 2, view: { ...host, profile: 'cmr-v8' }, plotWidth: 900, saved: undefined });
    const other = showView(near, { revision: 2, view: { ...host, title: 'another' }, plotWidth: 900, saved: undefined });
    expect([next.overlay?.id, seenBytes(next), other.overlay, other.axis.end]).toEqual(['what-if', seenBytes(near), undefined, start.axis.end]);
    expect(axisOf(host, 'linear').end).toBe(start.axis.end);
  });
});

describe('bytes that are to be revealed', () => {
  test('select the range itself, else what holds their first byte, else nothing', () => {
    expect([[0x100000, 0x6f800000], [0x5d170000, 0x5d171000], [0xa0000000, 0xa0001000]].map(([from = 0, end = 0]) => revealBytes(select(start, 'cmr:3'), { start: from, end }).selected)).toEqual(['cmr:0', 'firmware:3', undefined]);
  });

  test('beyond the last address change nothing', () => {
    expect(revealBytes(start, { start: 2 ** 50, end: 2 ** 51 })).toBe(start);
  });
});

describe('a comparison', () => {
  const two = twoBoots();
  const model = modelOf(two);

  test('puts lanes of both sides together where they stand together', () => {
    expect(pairParts(['differences', 'a:x', 'b:x', 'b:y', 'a:y', 'a:z'])).toEqual([undefined, 'first', 'second', 'first', 'second', undefined]);
    expect(pairParts(['firmware', 'cmr'])).toEqual([undefined, undefined]);
  });

  test('is walked by its differences', () => {
    expect([alongFindings(model, 1), alongFindings(select(model, 'differences:1'), 1)]).toEqual(['differences:1', 'differences:0']);
  });

  test('calls them so in views, table and summary', () => {
    expect(presetsOf(two, 6 * GIB).filter(({ group }) => group === 'Differences' || group === 'Nodes').map(({ label }) => label)).toEqual(['Node 0', 'Firmware map: split', 'Memory regions: added']);
    expect(filterRows(rowsOf(two), { lane: undefined, onlyFindings: true, text: '' }).map(({ id }) => id)).toEqual(['differences:0', 'differences:1']);
    expect(summaryText(two)).toContain('\nDifferences:\n- warning added [0x100000000, 0x180000000)');
  });

  test('is drawn as a file under both names, with no verdict of one', () => {
    const svg = renderSvg(two);
    expect([svg.includes('A: dmesg.log · boot 1'), svg.includes('B: dmesg.log · boot 2'), svg.includes('Kernels'), renderSvg(host).includes('Kernels')]).toEqual([true, true, false, true]);
  });
});

test.each([
  [{ title: 'host 7 · /var/log/dmesg · boot 2' }, undefined, 'host-7-var-log-dmesg-boot-2-map.svg'],
  [{ title: 'dmesg.log' }, { start: 0, end: 0x100000 }, 'dmesg.log-map-0x0-0x100000.svg'],
  [{ title: '…' }, undefined, 'tdx-memory-map.svg'],
  [{ title: 'a ↔ b', compared: { a: 'a.log', b: 'b.log' } }, undefined, 'a.log-vs-b.log-map.svg'],
])('a file of %j is named after what it shows', (view, bytes, name) => {
  expect(exportName(view, 'svg', bytes)).toBe(name);
});
