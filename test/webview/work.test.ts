import { describe, expect, test } from 'vitest';
import { fourSocketHost } from './fixtures/four-socket-host';
import type { MapPage } from './support/map-page';
import { onSegment, useMapPages } from './support/open';

const open = useMapPages();
const host = { ...fourSocketHost(), blockSize: 0x8000000 };

async function shown(options: Parameters<typeof open>[0] = {}): Promise<MapPage> {
  const map = await open(options);
  await map.show(host);
  await map.posted();
  return map;
}

const rangeOf = (map: MapPage): Promise<string> =>
  map.page.locator('vscode-text-field.range').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(' – '));
const titles = (map: MapPage): Promise<string[]> => map.page.locator('.lane-title .name').allTextContents();
const focused = (map: MapPage): Promise<string> =>
  map.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const press = async (map: MapPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await map.page.keyboard.press(key);
  await map.settle();
};

test('all of it can be done with the keyboard alone', async () => {
  const map = await shown();
  // Every control is reached, in the order of the page.
  const reached: string[] = [];
  for (let stop = 0; stop < 33 && reached.at(-1) !== 'why it matters'; stop += 1) {
    await map.page.keyboard.press('Tab');
    reached.push(await focused(map));
  }
  expect(reached.map((name) => name.trim())).toEqual([
    'Copy summary', 'linux-6.8 fails −28', 'linux-7.1 fails −28', 'linux-dpamt may fail', 'cmr-v8 passes', 'cmr-v8.2 passes', 'seed-v8 passes',
    'Boot', 'Axis: fold empty gaps, or true scale', 'Zoom out (S)', 'Zoom in (W)', 'Fit: show everything (F)', 'What if memory were hot-added (H)', 'Compare with another review (B)', 'Shown from this address', 'Shown to this address, exclusive, or a size: +4G', 'Go to address or range (G)',
    'View: go to a part of the map (V)', 'Lanes: show, hide, fold and move them (L)', 'Measure from edge to edge (M)', 'Copy (C)', 'Export (O)',
    'Memory map', 'Only findings', 'Lane', 'Filter the table (/)',
    'Ranges of the map', 'range', 'size', 'what', 'from', 'why it matters',
  ]);
  await map.page.locator('.lanes').focus();
  // A finding, its line, its bytes on the clipboard.
  await press(map, 'n', 'Enter', 'c', 'ArrowDown', 'Enter');
  expect(await map.posted()).toMatchObject([{ type: 'open-source' }, { type: 'copy', text: '[0x0, 0x80000000)' }]);
  // A view from the menu, by its first letter; the focus is back on the map.
  await press(map, 'v', 'b', 'b', 'Enter');
  expect([await rangeOf(map), await focused(map)]).toEqual(['0x0 – 0x100000000', 'Memory map']);
  await press(map, '1');
  expect(await rangeOf(map)).toBe('0x0 – 0x100000');
  // The ruler, from edge to edge.
  await press(map, 'f', 'Escape', 'Escape', ']', 'm', 'Shift+ArrowRight');
  expect(await map.page.locator('.measured code').textContent()).toBe('[0x0, 0x100000)');
  await press(map, 'Escape', 'Escape');
  expect(await map.page.locator('.measure-bar').isVisible()).toBe(false);
  // A lane hidden and one moved, from the panel; the focus stays where it was.
  await press(map, 'l', ' ', 'Tab', 'Tab', 'Tab', 'Enter', 'Escape');
  expect(await titles(map)).not.toContain('Firmware');
  expect(await focused(map)).toContain('Lanes');
  // The filter, and back.
  await press(map, '/');
  await map.page.keyboard.type('0x5d170001 acpi');
  expect(await map.page.locator('.filter-bar .total').textContent()).toBe('1 of 119');
  await press(map, 'Escape');
  expect(await focused(map)).toBe('Memory map');
});

describe('the lanes', () => {
  test('are moved by dragging their titles, and the choice is kept', async () => {
    const map = await shown();
    const findings = await map.page.locator('.lane-title[data-lane="findings"] .name').boundingBox();
    const firmware = await map.page.locator('.lane-title[data-lane="firmware"] .name').boundingBox();
    if (findings === null || firmware === null) throw new Error('no titles');
    await map.page.mouse.move(findings.x + 10, findings.y + 5);
    await map.page.mouse.down();
    await map.page.mouse.move(firmware.x + 10, firmware.y + 5, { steps: 5 });
    expect(await map.page.locator('.drop-above').getAttribute('data-lane')).toBe('firmware');
    await map.page.mouse.up();
    await map.settle();
    expect((await titles(map)).slice(0, 2)).toEqual(['Findings', 'Firmware']);
    expect(await map.posted()).toMatchObject([{ type: 'arrange-lanes', lanes: { hidden: [], folded: [] } }]);
    const saved = await map.saved();
    const again = await shown(saved === undefined ? {} : { saved });
    expect((await titles(again)).slice(0, 2)).toEqual(['Findings', 'Firmware']);
  });

  test('fold to a strip that can still be pointed at', async () => {
    const map = await shown();
    const height = (): Promise<number> => map.page.locator('.lanes canvas').evaluate((canvas) => canvas.clientHeight);
    const before = await height();
    await map.page.locator('.lane-title[data-lane="firmware"]').dblclick({ position: { x: 20, y: 10 } });
    await map.settle();
    expect(await height()).toBeLessThan(before);
    expect(await map.page.locator('.lane-title.folded').allTextContents()).toEqual(['FirmwareBIOS-e820, 40 ranges']);
    const strip = await map.page.locator('.lane-title.folded').boundingBox();
    await map.page.mouse.move((strip?.x ?? 0) + 190, (strip?.y ?? 0) + 8);
    await map.page.waitForSelector('.card:not([hidden])');
    expect(await map.page.locator('.card h2').textContent()).toMatch(/^Firmware · /);
  });

  test('come back as they were at first', async () => {
    const map = await shown();
    const before = await titles(map);
    await press(map, 'l', ' ', 'Escape');
    expect(await map.page.locator('vscode-button', { hasText: 'Lanes · 1 hidden' }).isVisible()).toBe(true);
    await press(map, 'l');
    await map.page.getByRole('button', { name: 'As at first' }).click();
    await map.settle();
    expect(await titles(map)).toEqual(before);
  });
});

describe('the ruler', () => {
  test('is drawn with Shift, snaps, and says bytes, pages and blocks', async () => {
    const map = await shown();
    const cmr = await onSegment(map, host, 'cmr:0');
    const bounds = await map.page.locator('.lanes').boundingBox();
    if (bounds === null) throw new Error('no lanes');
    await map.page.keyboard.down('Shift');
    await map.page.mouse.move(cmr.x, cmr.y);
    await map.page.mouse.down();
    await map.page.mouse.move(bounds.x + 179, cmr.y, { steps: 4 });
    await map.page.mouse.up();
    await map.page.keyboard.up('Shift');
    await map.settle();
    expect(await map.page.locator('.measured code').textContent()).toMatch(/^\[0x0, 0x/);
    expect(await map.page.locator('.measured').innerText()).toMatch(/pages of 4 KiB[^]*whole memory blocks? of 128 MiB/);
    expect(await rangeOf(map)).toBe('0x0 – 0x4080000000');
    await map.page.getByRole('button', { name: 'Copy the measurement' }).click();
    expect(await map.posted()).toMatchObject([{ type: 'copy', text: expect.stringMatching(/^\[0x0, 0x[0-9a-f]+\) /) }]);
    await map.page.getByRole('button', { name: 'Put the ruler away (Esc)' }).click();
    await map.settle();
    expect(await map.page.locator('.measure-bar').isVisible()).toBe(false);
  });
});

describe('the lens', () => {
  test('is drawn anew over the strip, and sized by its edges', async () => {
    const map = await shown();
    const box = await map.page.locator('.ruler').boundingBox();
    if (box === null) throw new Error('no ruler');
    const [left, width] = [box.x + 178, box.width - 188];
    const y = box.y + 12;
    const drag = async (from: number, to: number): Promise<void> => {
      await map.page.mouse.move(from, y);
      await map.page.mouse.down();
      await map.page.mouse.move(to, y, { steps: 4 });
      await map.page.mouse.up();
      await map.settle();
    };
    await drag(left + width * 0.5, left + width * 0.75);
    const [start = 0, end = 0] = (await rangeOf(map)).split(' – ').map(Number);
    expect([start / 0x4080000000, end / 0x4080000000]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.75, 2)]);
    await drag(left + width * 0.75, left + width * 0.9);
    const [sameStart = 0, wider = 0] = (await rangeOf(map)).split(' – ').map(Number);
    expect([sameStart / 0x4080000000, wider / 0x4080000000]).toEqual([expect.closeTo(0.5, 2), expect.closeTo(0.9, 2)]);
  });
});

describe('copies', () => {
  test('are offered where the other button is pressed', async () => {
    const map = await shown();
    const at = await onSegment(map, host, 'cmr:1');
    await map.page.mouse.click(at.x, at.y, { button: 'right' });
    expect(await map.page.getByRole('menuitem').allTextContents()).toEqual([
      'Address 0x100000000', 'Range [0x100000000, 0x107a000000)', 'First and last byte 0x100000000-0x1079ffffff', 'Row ', 'Link ',
    ]);
    await map.page.getByRole('menuitem', { name: 'Link' }).click();
    await map.page.mouse.click(at.x, at.y, { button: 'right' });
    await map.page.getByRole('menuitem', { name: 'Row' }).click();
    expect(await map.posted()).toEqual([
      { type: 'copy-link', revision: 1, start: 0x100000000, end: 0x107a000000 },
      { type: 'copy', text: '[0x100000000, 0x107a000000)\t61.9 GiB\tCMR · CMR 1\tdmesg.log:122\t' },
    ]);
  });
});

test('exact fields take a start and a size, and say what is wrong', async () => {
  const map = await shown();
  await map.page.locator('vscode-text-field.from').focus();
  await map.page.keyboard.press('Control+A');
  await map.page.keyboard.type('4G');
  await map.page.keyboard.press('Tab');
  await map.page.keyboard.press('Control+A');
  await map.page.keyboard.type('+16G');
  await press(map, 'Enter');
  expect(await rangeOf(map)).toBe('0x100000000 – 0x500000000');
  expect(await map.page.locator('.fields .size').textContent()).toBe('16 GiB');
  await map.page.locator('vscode-text-field.to').focus();
  await map.page.keyboard.press('Control+A');
  await map.page.keyboard.type('soon');
  await press(map, 'Enter');
  expect(await map.page.locator('.toolbar .problem').textContent()).toContain('“soon” is neither an address nor a size.');
});

test('a page out of sight draws nothing, and shows the last picture when it is seen again', async () => {
  const map = await shown();
  const hide = (hidden: boolean): Promise<void> =>
    map.page.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
      document.dispatchEvent(new Event('visibilitychange'));
    }, hidden);
  await hide(true);
  await map.show({ ...host, summary: { ...host.summary, headline: 'Another' } }, 2);
  await map.show({ ...host, summary: { ...host.summary, headline: 'The last' } }, 3);
  expect(await map.page.locator('h1').textContent()).toBe('TDX will not initialise on this host');
  await hide(false);
  await map.settle();
  expect(await map.page.locator('h1').textContent()).toBe('The last');
});
