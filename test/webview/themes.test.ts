import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { fourSocketHost } from './fixtures/four-socket-host';
import { themes, type ThemeName } from './fixtures/themes';
import type { MapPage } from './support/map-page';
import { onSegment, useMapPages } from './support/open';

const open = useMapPages();
const host = fourSocketHost();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const names = Object.keys(themes) as ThemeName[];

declare global {
  interface Window {
    axe: { run(): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }> };
  }
}

async function violations({ page }: MapPage): Promise<string[]> {
  // The debugger may add what the page's policy would refuse.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations: found } = await window.axe.run();
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
  });
}

describe.each(names)('the %s theme', (theme) => {
  test.each([1100, 420])('has no accessibility violation at %i px', async (width) => {
    const map = await open({ theme, width });
    await map.show(host);
    expect(await violations(map)).toEqual([]);
    await map.page.keyboard.press('n');
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await violations(map)).toEqual([]);
    await map.page.keyboard.press('?');
    expect(await violations(map)).toEqual([]);
  });
});

test('a change of theme is drawn at once', async () => {
  const map = await open({ theme: 'dark' });
  await map.show(host);
  const drawn = (): Promise<string> => map.page.locator('.lanes canvas').evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());
  const dark = await drawn();
  await map.setTheme('light');
  const light = await drawn();
  await map.setTheme('dark');
  expect([light === dark, (await drawn()) === dark]).toEqual([false, true]);
});

test('a dense screen gets a dense picture', async () => {
  const map = await open({ density: 2 });
  await map.show(host);
  const [device, css] = await map.page.locator('.lanes canvas').evaluate((canvas) => [(canvas as HTMLCanvasElement).width, canvas.clientWidth]);
  expect(device).toBe(2 * (css ?? 0));
});

test.each([400, 640, 1400])('nothing sticks out of a panel %i px wide', async (width) => {
  const map = await open({ width });
  await map.show(host);
  const overflow = await map.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  const at = await onSegment(map, host, 'tdmr:4');
  await map.page.mouse.move(at.x, at.y);
  await map.page.waitForSelector('.card:not([hidden])');
  const card = await map.page.locator('.card').boundingBox();
  expect((card?.x ?? 0) + (card?.width ?? Infinity)).toBeLessThanOrEqual(width);
});
