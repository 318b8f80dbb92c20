import { describe, expect, test } from 'vitest';
import { fourSocketHost } from './fixtures/four-socket-host';
import { geometry } from '../../webview/layout/geometry';
import type { MapPage } from './support/map-page';
import { onSegment, useMapPages } from './support/open';

const open = useMapPages();
const host = fourSocketHost();
const hole = host.lanes.find(({ id }) => id === 'reserved')?.segments[4];

async function shown(options: Parameters<typeof open>[0] = {}): Promise<MapPage> {
  const map = await open(options);
  expect(await map.posted()).toEqual([{ type: 'ready' }]);
  await map.show(host);
  return map;
}

const visibleRange = (map: MapPage): Promise<string> =>
  map.page.locator('vscode-text-field.range').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(' – '));
const cardTitle = (map: MapPage): Promise<string | null> => map.page.locator('.card h2').textContent();
const selectedRow = (map: MapPage): Promise<string[]> => map.page.locator('tbody tr[aria-selected="true"] td.what').allTextContents();

describe('the pointer', () => {
  test('a click selects the region and asks for its line', async () => {
    const map = await shown();
    const at = await onSegment(map, host, 'reserved:0.4');
    await map.page.mouse.click(at.x, at.y);
    expect(await map.posted()).toEqual([{ type: 'open-source', revision: 1, source: 0, start: hole?.place?.start, end: hole?.place?.end }]);
    await map.page.waitForSelector('tbody tr[aria-selected="true"]');
    expect(await selectedRow(map)).toEqual(['Reserved · hole 5 of 17 in TDMR 0']);
  });

  test('over a region shows what it is, in both notations, and why it matters', async () => {
    const map = await shown();
    const at = await onSegment(map, host, 'reserved:0.4');
    await map.page.mouse.move(at.x, at.y);
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await map.page.locator('.card').innerText()).toBe(
      [
        'Reserved · hole 5 of 17 in TDMR 0',
        'Range', '[0x5e5d3000, 0x5e5e5000)',
        'First-last byte', '0x5e5d3000-0x5e5e4fff',
        'Size', '72 KiB (73,728 bytes)',
        'PFN', '0x5e5d3-0x5e5e4, 18 pages',
        'Offset in TDMR', '0x5e5d3000',
        'CMR', 'CMR 0',
        'Memlist', 'none of it',
        'TDMR', 'TDMR 0 · 17/16',
        'Hotplug', 'unknown',
        'From', 'dmesg.log:12',
        '',
        'TDMR 0 [0x0, 0x80000000) needs 17 reserved areas; the TDX module allows 16. reserved-areas-exhausted',
        '',
        'Click or Enter opens the line.',
      ].join('\n'),
    );
    await map.page.keyboard.press('Escape');
    expect(await map.page.locator('.card').isVisible()).toBe(false);
  });

  test('the wheel zooms about the byte under the pointer, a drag moves', async () => {
    const map = await shown();
    const at = await onSegment(map, host, 'reserved:0.4');
    await map.page.mouse.move(at.x, at.y);
    for (let notch = 0; notch < 8; notch += 1) await map.page.mouse.wheel(0, -240);
    await map.page.waitForSelector('.card:not([hidden])');
    await map.settle();
    expect(await cardTitle(map)).toBe('Reserved · hole 5 of 17 in TDMR 0');
    const zoomed = await visibleRange(map);
    expect(zoomed).not.toBe('0x0 – 0x4080000000');
    await map.page.mouse.down();
    await map.page.mouse.move(at.x + 120, at.y, { steps: 4 });
    await map.page.mouse.up();
    await map.settle();
    expect(await visibleRange(map)).not.toBe(zoomed);
    expect(await map.posted()).toEqual([]);
  });

  test('the wheel scrolls the page where it cannot zoom out any further', async () => {
    const map = await shown({ height: 500 });
    const at = await onSegment(map, host, 'cmr:0');
    await map.page.mouse.move(at.x, at.y);
    await map.page.mouse.wheel(0, 200);
    await map.page.waitForFunction(() => (document.querySelector('main')?.scrollTop ?? 0) > 0);
    expect(await visibleRange(map)).toBe('0x0 – 0x4080000000');
  });

  test('a double click zooms to the region, and asks for its line once', async () => {
    const map = await shown();
    const at = await onSegment(map, host, 'cmr:2');
    await map.page.mouse.dblclick(at.x, at.y);
    await map.settle();
    expect(await map.posted()).toMatchObject([{ type: 'open-source' }]);
    const [start = 0, end = 0] = (await visibleRange(map)).split(' – ').map(Number);
    expect([start <= 0x1080000000, end >= 0x207c000000, end - start < 2 * 0xffc000000]).toEqual([true, true, true]);
  });

  test('a hand shows what can be clicked', async () => {
    const map = await shown();
    const cursor = (): Promise<string> => map.page.locator('.lanes').evaluate((lanes) => getComputedStyle(lanes).cursor);
    const at = await onSegment(map, host, 'cmr:0');
    await map.page.mouse.move(at.x, at.y);
    expect(await cursor()).toBe('pointer');
    const gap = await onSegment(map, host, 'reserved:1.0');
    await map.page.mouse.move(gap.x - 30, gap.y);
    expect(await cursor()).toBe('default');
  });

  test('the lens stays where it is when it is taken hold of, and follows in low memory', async () => {
    const map = await shown();
    await map.page.keyboard.press('g');
    await map.page.keyboard.type('0x5d169000-0x61357fff');
    await map.page.keyboard.press('Enter');
    await map.settle();
    const before = await visibleRange(map);
    const ruler = await map.page.locator('.ruler').boundingBox();
    const { left, plotWidth } = geometry(ruler?.width ?? 0);
    const x = (ruler?.x ?? 0) + left + (0x5f000000 / 0x4080000000) * plotWidth;
    const y = (ruler?.y ?? 0) + 12;
    await map.page.mouse.move(x, y);
    await map.page.mouse.down();
    await map.settle();
    expect(await visibleRange(map)).toBe(before);
    await map.page.mouse.move(x + 1, y);
    await map.settle();
    expect(await visibleRange(map)).not.toBe(before);
    await map.page.mouse.move(x - 40, y);
    await map.settle();
    expect(await visibleRange(map)).toMatch(/^0x0 – /);
    await map.page.mouse.up();
  });

  test('the lens of the overview can be taken hold of', async () => {
    const map = await shown();
    await map.page.keyboard.press('w');
    await map.page.keyboard.press('w');
    const ruler = await map.page.locator('.ruler').boundingBox();
    await map.page.mouse.click((ruler?.x ?? 0) + (ruler?.width ?? 0) - 20, (ruler?.y ?? 0) + 12);
    await map.settle();
    expect(await visibleRange(map)).toMatch(/ – 0x4080000000$/);
  });
});

describe('the text cursor', () => {
  test('marks the regions of its line, and asks for nothing', async () => {
    const map = await shown();
    await map.posted();
    await map.post({ type: 'cursor', revision: 1, source: 0, line: hole?.place?.line ?? 0 });
    await map.settle();
    expect(await map.page.locator('tbody tr.marked td.what').allTextContents()).toContain('Firmware · reserved');
    expect(await selectedRow(map)).toEqual(['Firmware · reserved']);
    expect(await map.posted()).toEqual([]);
  });

  test('of an old revision is of no interest', async () => {
    const map = await shown();
    await map.post({ type: 'cursor', revision: 0, source: 0, line: hole?.place?.line ?? 0 });
    expect(await map.page.locator('tbody tr.marked').count()).toBe(0);
  });

  test('does not take the focus', async () => {
    const map = await shown();
    const before = await map.page.evaluate(() => document.activeElement?.tagName);
    await map.post({ type: 'cursor', revision: 1, source: 0, line: hole?.place?.line ?? 0 });
    expect(await map.page.evaluate(() => document.activeElement?.tagName)).toBe(before);
  });
});

describe('the keyboard', () => {
  test('zooms, moves and fits', async () => {
    const map = await shown();
    const ranges: string[] = [];
    for (const key of ['w', 'w', 'd', 'ArrowLeft', 's', 'f']) {
      await map.page.keyboard.press(key);
      await map.settle();
      ranges.push(await visibleRange(map));
    }
    expect(ranges.at(-1)).toBe('0x0 – 0x4080000000');
    expect(new Set(ranges.slice(0, 3)).size).toBe(3);
    expect(ranges[3]).toBe(ranges[1]);
  });

  test('goes from finding to finding, and says so', async () => {
    const map = await shown();
    await map.page.keyboard.press('n');
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await cardTitle(map)).toBe('Findings · 17 of 16 reserved areas in TDMR 0');
    expect(await map.page.locator('body > [role=status].visually-hidden').textContent()).toContain('error: TDMR 0 [0x0, 0x80000000) needs 17');
    await map.page.keyboard.press('n');
    await map.page.waitForFunction(() => document.querySelector('.card h2')?.textContent === 'Findings · 1 MiB left out');
    await map.page.keyboard.press('p');
    await map.page.waitForFunction(() => document.querySelector('.card h2')?.textContent?.includes('17 of 16'));
    expect(await map.posted()).toEqual([]);
  });

  test('steps through ranges and lanes, and opens the line with Enter', async () => {
    const map = await shown();
    await map.page.locator('.lanes').focus();
    for (const key of [']', ']', ']', 'ArrowDown']) await map.page.keyboard.press(key);
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await cardTitle(map)).toBe('Memblock · node 0');
    await map.page.keyboard.press('Enter');
    expect(await map.posted()).toMatchObject([{ type: 'open-source', source: 0 }]);
  });

  test('goes to an address, refuses what is none, and gives the focus back', async () => {
    const map = await shown();
    await map.page.keyboard.press('g');
    await map.page.keyboard.type('nonsense');
    await map.page.keyboard.press('Enter');
    expect(await map.page.locator('.toolbar .problem').textContent()).toContain('“nonsense” is no address.');
    await map.page.keyboard.type('0x5e5d4000');
    await map.page.keyboard.press('Enter');
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await cardTitle(map)).toBe('Firmware · reserved');
    expect(await map.page.locator('.toolbar .problem').isVisible()).toBe(false);
    expect(await map.page.evaluate(() => document.activeElement?.className)).toBe('lanes');
    await map.page.keyboard.press('g');
    await map.page.keyboard.type('0x0-0x7fffffff');
    await map.page.keyboard.press('Enter');
    await map.settle();
    expect(await visibleRange(map)).toBe('0x0 – 0x80000000');
  });

  test('opens the list of keys, and closes it', async () => {
    const map = await shown();
    await map.page.keyboard.press('?');
    expect(await map.page.locator('dialog.help').isVisible()).toBe(true);
    await map.page.keyboard.press('Escape');
    expect(await map.page.locator('dialog.help').isVisible()).toBe(false);
  });

  test('does nothing while one types', async () => {
    const map = await shown();
    await map.page.keyboard.press('/');
    await map.page.keyboard.type('wsdfn?');
    expect(await visibleRange(map)).toBe('0x0 – 0x4080000000');
    expect(await map.page.locator('dialog.help').isVisible()).toBe(false);
  });
});

describe('the page', () => {
  test('says what happened, offers every kernel and boot, and copies the summary', async () => {
    const map = await shown();
    expect(await map.page.locator('h1').textContent()).toBe('TDX will not initialise on this host');
    expect(await map.page.locator('.pill').allTextContents()).toEqual(['linux-6.8 fails −28', 'linux-7.1 fails −28', 'linux-dpamt may fail', 'cmr-v8 passes', 'cmr-v8.2 passes', 'seed-v8 passes']);
    await map.page.getByRole('button', { name: /cmr-v8\.2/ }).click();
    await map.page.locator('vscode-dropdown[aria-label="Boot"]').click();
    await map.page.getByRole('option', { name: /Boot 2/ }).click();
    await map.page.getByRole('button', { name: 'Copy summary' }).click();
    expect(await map.posted()).toMatchObject([
      { type: 'choose-profile', profile: 'cmr-v8.2' },
      { type: 'choose-boot', boot: '2' },
      { type: 'copy', text: expect.stringMatching(/^dmesg\.log[^]*TDX will not initialise[^]*- error reserved-areas-exhausted/) },
    ]);
  });

  test('says on the button that the summary was copied', async () => {
    const map = await shown();
    await map.page.getByRole('button', { name: 'Copy summary' }).click();
    expect(await map.page.locator('.summary vscode-button').textContent()).toBe('Copied');
    await map.page.waitForFunction(() => document.querySelector('.summary vscode-button')?.textContent === 'Copy summary');
  });

  test('keeps the focus on the kernel that was chosen', async () => {
    const map = await shown();
    await map.page.locator('.pill', { hasText: 'linux-7.1' }).focus();
    await map.page.keyboard.press('Enter');
    await map.show({ ...host, profile: 'linux-7.1' }, 2);
    expect(await map.page.evaluate(() => document.activeElement?.textContent)).toBe('linux-7.1 fails −28');
    expect(await map.page.locator('.pill[aria-pressed="true"]').allTextContents()).toEqual(['linux-7.1 fails −28']);
  });

  test('without a picture says why', async () => {
    const map = await shown();
    await map.page.keyboard.press('n');
    await map.page.waitForSelector('.card:not([hidden])');
    await map.post({ type: 'empty', message: 'No memory in this file.' });
    expect(await map.page.locator('.card').isVisible()).toBe(false);
    expect(await map.page.locator('.empty').textContent()).toBe('No memory in this file.');
    expect(await map.page.locator('main').isVisible()).toBe(false);
    await map.show(host, 2);
    expect(await map.page.locator('main').isVisible()).toBe(true);
  });

  test('is as it was after a reload', async () => {
    const before = await shown();
    await before.page.keyboard.press('n');
    for (const key of ['n', 'w', 'w']) await before.page.keyboard.press(key);
    await before.settle();
    const saved = await before.saved();
    expect(saved).toMatchObject({ formatVersion: 1, title: host.title, selected: 'findings:0' });
    const range = await visibleRange(before);
    const after = await shown(saved === undefined ? {} : { saved });
    expect(await visibleRange(after)).toBe(range);
    expect(await selectedRow(after)).toEqual(['Findings · 1 MiB left out']);
  });

  test('keeps what is seen when the document changes, and when the panel is made narrow', async () => {
    const map = await shown();
    await map.page.keyboard.press('n');
    await map.page.keyboard.press('n');
    await map.settle();
    const range = await visibleRange(map);
    await map.show(fourSocketHost(), 2);
    expect(await visibleRange(map)).toBe(range);
    await map.page.setViewportSize({ width: 400, height: 900 });
    await map.settle();
    expect(await visibleRange(map)).toBe(range);
  });

  test('takes texts of a dump as text', async () => {
    const map = await open();
    const evil = '<img src=x onerror=alert(1)>';
    const changed = { ...host, title: evil, summary: { ...host.summary, headline: evil, sentences: [evil] }, lanes: host.lanes.map((lane) => ({ ...lane, title: evil, subtitle: evil, segments: lane.segments.map((segment) => ({ ...segment, label: evil })) })) };
    await map.show(changed);
    expect(await map.page.locator('img').count()).toBe(0);
    expect(await map.page.locator('h1').textContent()).toBe(evil);
  });
});
