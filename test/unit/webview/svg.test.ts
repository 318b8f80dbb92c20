import { Resvg } from '@resvg/resvg-js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review } from '../../../src/analysis/index';
import { contrast, type Rgb } from '../../../webview/paint/colour';
import { renderSvg } from '../../../webview/svg/index';
import { cut, measure, wrap } from '../../../webview/svg/measure';
import { paletteOf } from '../../../webview/svg/palette';
import { element, escaped, figure } from '../../../webview/svg/xml';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';
import { manyRanges } from '../../webview/fixtures/many-ranges';
import { finding, lane, segment, view } from '../../webview/fixtures/view-builder';
import { knownLine } from '../../properties/support/arbitraries';

const GIB = 2 ** 30;

/** Throws where it is not well-formed XML, or no picture. */
const sizeOf = (svg: string): readonly number[] => {
  const { width, height } = new Resvg(svg, { font: { loadSystemFonts: false } });
  return [width, height];
};

const rgbOf = (hex: string): Rgb => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => Number.parseInt(hex.slice(from, from + 2), 16) / 255);
  return [red, green, blue];
};

const texts = (svg: string): readonly string[] => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text ?? '');

describe('a map as SVG', () => {
  const host = fourSocketHost();

  test('is the same for the same view, and another for another theme', () => {
    expect(renderSvg(structuredClone(host))).toBe(renderSvg(host));
    expect(renderSvg(host, { theme: 'light' })).toBe(renderSvg(host));
    expect(renderSvg(host, { theme: 'dark' })).not.toBe(renderSvg(host));
  });

  test('has a name, a description and a role', () => {
    const svg = renderSvg(host);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1200" height="\d+" viewBox="0 0 1200 \d+" role="img" aria-labelledby="map-title map-desc" /);
    expect(svg).toContain(`<title id="map-title">${escaped(`${host.summary.headline}: ${host.title}`)}</title>`);
    expect(svg).toContain('<desc id="map-desc">');
    expect(svg.endsWith('</svg>\n')).toBe(true);
  });

  test('names every lane, and says what it says of itself', () => {
    const named = texts(renderSvg(host));
    for (const { title } of host.lanes) expect(named).toContain(escaped(cut(title, 164, 12)));
  });

  test('an unknown lane says why, and is not empty', () => {
    const svg = renderSvg(view([lane('cmr', [], { unknown: 'no <CMR> list' })]));
    expect(texts(svg)).toContain('unknown: no &lt;CMR&gt; list');
    expect(svg).toContain('url(#pattern-unknown)');
    expect(renderSvg(view([lane('cmr', [])]))).not.toContain('url(#pattern-unknown)');
  });

  test('folded stretches say how much is in them', () => {
    const apart = view([lane('cmr', [segment('a', 0, GIB), segment('b', 64 * GIB, 65 * GIB)])]);
    expect(texts(renderSvg(apart))).toContain('gap 63 GiB');
    expect(texts(renderSvg(view([lane('cmr', [segment('a', 0, GIB), segment('b', GIB, 2 * GIB)])]))).filter((text) => text.startsWith('gap'))).toEqual([]);
  });

  test('a box tells whoever points at it what it is', () => {
    const svg = renderSvg(view([lane('cmr', [segment('a', 0, GIB, { label: 'CMR 0', findings: [finding('cmr-list-cut', 'warning', 'It is <cut>.')] })])]));
    expect(svg).toContain('<title>CMR 0\n[0x0, 0x40000000), 1 GiB\nwarning: It is &lt;cut&gt;.</title>');
  });

  test('a part of the addresses leaves the rest out', () => {
    const two = view([lane('cmr', [segment('low', 0, GIB), segment('high', 64 * GIB, 65 * GIB)])]);
    const part = renderSvg(two, { range: { start: 64 * GIB, end: 65 * GIB } });
    expect(part).toContain('<title>high\n');
    expect(part).not.toContain('<title>low\n');
    expect(texts(part).some((text) => text.startsWith('Shown: [0x1000000000, 0x1040000000) (1 GiB).'))).toBe(true);
  });

  test('is as large for twenty thousand ranges as pixels are', () => {
    expect(renderSvg(manyRanges(20_000)).length).toBeLessThan(1_500_000);
  });

  test.each(['light', 'dark'] as const)('in %s colours, text can be read on every tone and on the picture', (theme) => {
    const { tones, background, foreground, dim } = paletteOf(theme);
    const pairs = [...Object.values(tones).map(({ fill, ink }) => [fill, ink] as const), [background, foreground] as const, [background, dim] as const];
    expect(pairs.filter(([ground, text]) => contrast(rgbOf(ground), rgbOf(text)) < 4.5)).toEqual([]);
  });
});

describe('as XML', () => {
  test.each(['plain', '<b>&"\'', ']]>', '--><!--', '\u0000\u0008\u001b[31m', '\ud800 alone', '\u202eturned', '\uffff'])('%j is no more than text', (text) => {
    const hostile = view([lane('cmr', [segment('a', 0, GIB, { label: text })], { title: text, subtitle: text })], { title: text, summary: { verdict: 'fails', headline: text, sentences: [text] } });
    expect(sizeOf(renderSvg(hostile))).toEqual([1200, expect.any(Number)]);
  });

  test('any log becomes a picture', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(knownLine, fc.string({ unit: 'binary' })), { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        const reviews = review({ name: 'a<b>.log', text });
        for (const one of reviews) expect(sizeOf(renderSvg(buildMapView(one, reviews, [lineIndex(text)])))[0]).toBe(1200);
      }),
      { numRuns: 50 },
    );
  });

  test('elements and figures', () => {
    expect(element('rect', { x: 1.239, y: -0.001, width: undefined, fill: 'a"b' })).toBe('<rect x="1.24" y="0" fill="a&quot;b"/>');
    expect(element('g', {}, ['<a/>'])).toBe('<g><a/></g>');
    expect([figure(1 / 3), figure(2), figure(1e-9)]).toEqual(['0.33', '2', '0']);
  });
});

describe('text without a font to measure it', () => {
  test('wide letters take more than narrow ones, addresses as much as their number', () => {
    expect(measure('WWW')).toBeGreaterThan(measure('iii'));
    expect(measure('0x10')).toBe(measure('0xff'));
  });

  test('is cut where there is no room, and only there', () => {
    expect(cut('short', 200)).toBe('short');
    expect(cut('rather long text', 60)).toBe('rather lo…');
    expect(measure(cut('rather long text', 60))).toBeLessThanOrEqual(60);
  });

  test('fills lines, and keeps a range together', () => {
    expect(wrap('one two', 1000)).toEqual(['one two']);
    expect(wrap('from [0x0, 0x1000) on', 95)).toEqual(['from', '[0x0, 0x1000)', 'on']);
  });
});
