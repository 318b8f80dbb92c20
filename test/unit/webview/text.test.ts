import { describe, expect, test } from 'vitest';
import { contentOfBox, contentOfSegment } from '../../../webview/card/content';
import { parseRgb, contrast, mostLegible } from '../../../webview/paint/colour';
import { pageHtml } from '../../../webview/protocol';
import { pfnText, segmentFacts, sizeText, spoken } from '../../../webview/text/describe';
import { parseGoal } from '../../../webview/text/goal';
import { outcomeKind } from '../../../webview/text/outcome';
import { parts } from '../../../webview/text/rich';
import { summaryText } from '../../../webview/text/summary-text';
import { finding, lane, place, segment, view } from '../../webview/fixtures/view-builder';

const error = finding('region-not-convertible', 'error', 'In no CMR.');
const acpi = segment('a', 0x5d169000, 0x5d22b000, { label: 'ACPI data', details: [{ name: 'Node', value: '0' }], place: place(5), findings: [error] });
const firmware = lane('firmware', [acpi], { title: 'Firmware' });

describe('a segment', () => {
  test('is described in both notations', () => {
    expect(segmentFacts(acpi)).toEqual([
      { name: 'Range', value: '[0x5d169000, 0x5d22b000)' },
      { name: 'First-last byte', value: '0x5d169000-0x5d22afff' },
      { name: 'Size', value: '776 KiB (794,624 bytes)' },
      { name: 'PFN', value: '0x5d169-0x5d22a, 194 pages' },
      { name: 'Node', value: '0' },
      { name: 'From', value: 'dmesg.log:6' },
    ]);
  });

  test('is spoken in one line', () => {
    expect(spoken(firmware, acpi)).toBe('Firmware: ACPI data, 0x5d169000 to 0x5d22afff inclusive, 776 KiB, error: In no CMR., from dmesg.log line 6');
  });

  test.each([
    [{ start: 0x9fc00, end: 0xa0000 }, '0x9f, 1 page, not page-aligned', '1 KiB (1,024 bytes)'],
    [{ start: 2 ** 52 - 4096, end: 2 ** 52 }, '0xffffffffff, 1 page', '4 KiB (4,096 bytes)'],
    [{ start: 5, end: 5 }, 'none', '0 bytes'],
  ])('%j', (bytes, pfn, size) => {
    expect([pfnText(bytes), sizeText(bytes)]).toEqual([pfn, size]);
  });

  test('that cannot be told from others is described with them', () => {
    const other = segment('b', 0x5d3cf000, 0x5d46a000, { findings: [error] });
    const box = { x: 0, width: 1, tone: 'acpi' as const, count: 2, from: 0, to: 2, best: 0, telling: acpi, severity: undefined, segments: () => [acpi, other] };
    expect(contentOfBox(firmware, box, [])).toMatchObject({
      title: 'Firmware · 2 ranges too narrow to tell apart here',
      facts: [{ value: '[0x5d169000, 0x5d46a000)' }, { value: '0x5d169000-0x5d469fff' }, {}],
      findings: [error],
      hint: 'Click to zoom in.',
    });
  });
});

describe('the card', () => {
  test('says the weightiest finding in full and of others how they begin, and counts the rest', () => {
    const long = finding('a', 'error', 'First. Second.');
    const how = { ...finding('b', 'error', 'CMR [0x0, 0x1000). In no CMR.'), involved: true as const };
    const many = ['c', 'd', 'e', 'f'].map((code) => finding(code, 'warning', `Of ${code}. More.`));
    const content = contentOfSegment(firmware, { ...acpi, findings: [how, ...many, long, long] }, []);
    expect(content.findings.map(({ code, message }) => [code, message])).toEqual([
      ['a', 'First. Second.'],
      ['c', 'Of c.'],
      ['d', 'Of d.'],
      ['e', 'Of e.'],
    ]);
    expect(content.more).toBe(2);
  });
});

describe('where to go', () => {
  const END = 2 ** 52;
  test.each([
    ['0x6f800000', { kind: 'address', address: 0x6f800000 }],
    ['6F800000', { kind: 'address', address: 0x6f800000 }],
    [' 4G ', { kind: 'address', address: 2 ** 32 }],
    ['66 GiB', { kind: 'address', address: 66 * 2 ** 30 }],
    ['0xfffffffffffff', { kind: 'address', address: 2 ** 52 - 1 }],
    ['[0x0, 0x80000000)', { kind: 'range', bytes: { start: 0, end: 0x80000000 } }],
    ['0x0 – 0x80000000', { kind: 'range', bytes: { start: 0, end: 0x80000000 } }],
    ['[mem 0x0-0x7fffffff]', { kind: 'range', bytes: { start: 0, end: 0x80000000 } }],
    ['1000-1fff', { kind: 'range', bytes: { start: 0x1000, end: 0x2000 } }],
    ['0x2000-0x1000', { kind: 'problem', message: 'The range ends before it starts.' }],
  ])('%s', (text, goal) => {
    expect(parseGoal(text, END)).toEqual(goal);
  });

  test.each(['', 'nonsense', '0x', '0xffffffff82000000', '0x1000-zzz'])('“%s” is refused with the forms that are taken', (text) => {
    expect(parseGoal(text, END)).toMatchObject({ kind: 'problem', message: expect.stringContaining('Write 0x6f800000, 4G,') });
  });

  test('beyond the map is refused with its end', () => {
    expect(parseGoal('8G', 2 ** 32)).toEqual({ kind: 'problem', message: '0x200000000 lies beyond the last address on the map, 0xffffffff.' });
  });
});

test('addresses in a sentence are set apart', () => {
  expect(parts('TDMR 0 [0x0, 0x80000000) stops with -28 at 0x1000-0x1fff.')).toEqual([
    { code: false, text: 'TDMR 0 ' },
    { code: true, text: '[0x0, 0x80000000)' },
    { code: false, text: ' stops with ' },
    { code: true, text: '-28' },
    { code: false, text: ' at ' },
    { code: true, text: '0x1000-0x1fff' },
    { code: false, text: '.' },
  ]);
});

test('the summary as text names each finding once, those about no memory included', () => {
  const twice = view([firmware, lane('memlist', [{ ...acpi, id: 'b' }])], {
    summary: { verdict: 'fails', headline: 'TDX will not initialise', sentences: ['Because.'] },
    profiles: [{ id: 'linux-6.8', label: 'linux-6.8', outcome: 'fails −28' }],
    findings: [
      { ...error, place: place(5), segment: 'a' },
      { ...finding('log-incomplete', 'warning', 'Cut.'), place: place(0) },
    ],
  });
  expect(summaryText(twice)).toBe(`dmesg.log · boot 1

TDX will not initialise
Because.

Kernels: linux-6.8: fails −28

Findings:
- error region-not-convertible [0x5d169000, 0x5d22b000): In no CMR. (dmesg.log:6)
- warning log-incomplete: Cut. (dmesg.log:1)
`);
});

test.each([['fails −28', 'fails'], ['passes', 'passes'], ['may fail', 'undetermined'], ['undetermined', 'undetermined']])('outcome %s', (text, kind) => {
  expect(outcomeKind(text)).toBe(kind);
});

describe('colours', () => {
  test('are read as the browser gives them', () => {
    expect(parseRgb('rgb(255, 0, 51)')).toEqual([1, 0, 0.2]);
    expect(parseRgb('color(srgb 0.5 0.25 1e-3)')).toEqual([0.5, 0.25, 0.001]);
    expect(parseRgb('none')).toBeUndefined();
  });

  test('of text are the most legible', () => {
    expect(contrast([0, 0, 0], [1, 1, 1])).toBeCloseTo(21);
    expect(mostLegible('rgb(250, 250, 250)', ['rgb(255, 255, 255)', 'rgb(0, 0, 0)'])).toBe('rgb(0, 0, 0)');
  });
});

test('the page allows its own script and styles and nothing else', () => {
  const html = pageHtml({ scriptUri: 'https://x/main.js?a&b', styleUri: 'https://x/main.css', cspSource: 'https://x', nonce: 'abc' });
  expect(html).toContain(`content="default-src 'none'; script-src 'nonce-abc'; style-src https://x 'nonce-abc'; font-src https://x; img-src data:"`);
  expect(html).toContain('src="https://x/main.js?a&amp;b"');
  expect(html).toContain('<meta property="csp-nonce" content="abc">');
});
