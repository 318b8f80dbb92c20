import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { renderSvg } from '../../webview/svg/index';
import { launchChromium } from '../support/chromium';
import { fourSocketHost } from './fixtures/four-socket-host';
import { manyRanges } from './fixtures/many-ranges';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

describe.each([
  ['a host', renderSvg(fourSocketHost())],
  ['a host in the dark', renderSvg(fourSocketHost(), { theme: 'dark' })],
  ['a part of a host', renderSvg(fourSocketHost(), { range: { start: 0, end: 2 ** 32 } })],
  ['a narrow picture', renderSvg(fourSocketHost(), { width: 700 })],
  ['many ranges', renderSvg(manyRanges(5000))],
])('%s in a browser', (_what, svg) => {
  test('is well-formed XML of one namespace', async () => {
    const page = await browser.newPage();
    const found = await page.evaluate((text) => {
      const { documentElement: root } = new DOMParser().parseFromString(text, 'image/svg+xml');
      const foreign = [...root.querySelectorAll('*')].filter(({ namespaceURI }) => namespaceURI !== 'http://www.w3.org/2000/svg');
      return { root: root.nodeName, role: root.getAttribute('role'), errors: root.querySelectorAll('parsererror').length, foreign: foreign.length };
    }, svg);
    await page.close();
    expect(found).toEqual({ root: 'svg', role: 'img', errors: 0, foreign: 0 });
  });

  test('no text leaves the picture, and every pattern is there', async () => {
    const page = await browser.newPage();
    await page.setContent(svg);
    const found = await page.evaluate(() => {
      const root = document.querySelector('svg');
      const edge = root?.getBoundingClientRect();
      const outside = [...document.querySelectorAll('svg text')].filter((text) => {
        const box = text.getBoundingClientRect();
        return edge === undefined || box.left < edge.left - 1 || box.right > edge.right + 1 || box.bottom > edge.bottom + 1;
      });
      const missing = [...document.querySelectorAll('svg [fill^="url("]')].filter((shape) => document.querySelector((shape.getAttribute('fill') ?? '').slice(4, -1)) === null);
      return { outside: outside.map((text) => text.textContent), missing: missing.length };
    });
    await page.close();
    expect(found).toEqual({ outside: [], missing: 0 });
  });
});
