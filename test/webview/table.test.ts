import { describe, expect, test } from 'vitest';
import { fourSocketHost } from './fixtures/four-socket-host';
import { manyRanges } from './fixtures/many-ranges';
import { useMapPages } from './support/open';

const open = useMapPages();
const host = fourSocketHost();

describe('the table', () => {
  test('is a grid with headers, and counts all rows', async () => {
    const map = await open();
    await map.show(host);
    const grid = map.page.getByRole('grid', { name: 'Ranges of the map' });
    expect(await grid.getAttribute('aria-rowcount')).toBe('120');
    expect(await grid.getByRole('columnheader').allTextContents()).toEqual(['range', 'size', 'what', 'from', 'why it matters']);
    const first = grid.getByRole('row').nth(1);
    expect(await first.getAttribute('aria-rowindex')).toBe('2');
    expect(await first.getByRole('gridcell').allTextContents()).toEqual(['[0x0, 0x80000000)', '2 GiB', 'Findings · 17 of 16 reserved areas in TDMR 0', 'dmesg.log:132', 'error: TDMR 0 [0x0, 0x80000000) needs 17 reserved areas; the TDX module allows 16.']);
  });

  test('is one stop for the keyboard; arrows select, Enter opens the line', async () => {
    const map = await open();
    await map.show(host);
    await map.posted();
    await map.page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter']) await map.page.keyboard.press(key);
    const active = await map.page.getByRole('grid').getAttribute('aria-activedescendant');
    expect(await map.page.locator(`#${active ?? ''} td.what`).textContent()).toBe('Reserved · hole 1 of 17 in TDMR 0');
    expect(await map.posted()).toMatchObject([{ type: 'open-source', source: 0 }]);
  });

  test('a click on a row selects in the map; on a place it opens the line', async () => {
    const map = await open();
    await map.show(host);
    await map.posted();
    await map.page.locator('tbody tr').nth(3).locator('td.range').click();
    expect(await map.posted()).toEqual([]);
    expect(await map.page.locator('body > [role=status].visually-hidden').textContent()).toContain('Reserved: hole 2 of 17');
    await map.page.getByText('dmesg.log:8', { exact: true }).first().click();
    expect(await map.posted()).toMatchObject([{ type: 'open-source', start: 560 }]);
  });

  test('has a row for a finding about no memory: its line opens, the map selects nothing', async () => {
    const map = await open();
    await map.show(host);
    await map.posted();
    await map.page.locator('.filter-bar vscode-checkbox').click();
    expect(await map.page.locator('tbody td.range').allTextContents()).toEqual(['[0x0, 0x80000000)', '—', '[0x1000, 0x9f000)']);
    await map.page.getByRole('grid').focus();
    for (const key of ['ArrowDown', 'ArrowDown']) await map.page.keyboard.press(key);
    const active = map.page.locator('tbody tr[aria-selected="true"]');
    expect(await active.locator('td.what').textContent()).toBe('Findings · log-incomplete');
    expect((await map.saved())?.selected).toBeUndefined();
    await map.page.keyboard.press('Enter');
    await active.locator('.link').click();
    const line = { type: 'open-source', revision: 1, source: 0, start: 0, end: 79 };
    expect(await map.posted()).toEqual([line, line]);
    await map.page.getByRole('grid').focus();
    await map.page.keyboard.press('ArrowDown');
    expect(await active.locator('td.what').allTextContents()).toEqual(['Findings · 1 MiB left out']);
  });

  test('sorts by a column, and turns the order', async () => {
    const map = await open();
    await map.show(host);
    const size = map.page.getByRole('columnheader', { name: 'size' });
    await size.getByRole('button').click();
    await size.getByRole('button').click();
    expect(await size.getAttribute('aria-sort')).toBe('descending');
    expect(await map.page.locator('tbody tr td.size').first().textContent()).toBe('64 GiB');
  });

  test('filters by words, by lane and by findings', async () => {
    const map = await open();
    await map.show(host);
    const total = map.page.locator('.filter-bar .total');
    await map.page.keyboard.press('/');
    await map.page.keyboard.type('cmr 0x107a000000');
    expect(await total.textContent()).toBe('1 of 119');
    await map.page.keyboard.press('Control+A');
    await map.page.keyboard.type('nothing of the kind');
    expect(await map.page.locator('.nothing').isVisible()).toBe(true);
    await map.page.keyboard.press('Control+A');
    await map.page.keyboard.press('Delete');
    await map.page.locator('.filter-bar vscode-checkbox').click();
    expect(await total.textContent()).toBe('3 of 119');
    await map.page.locator('vscode-dropdown[aria-label="Lane"]').click();
    await map.page.getByRole('option', { name: 'TDMR' }).click();
    expect(await total.textContent()).toBe('1 of 119');
  });
});

describe('20,000 ranges', () => {
  test('are shown at once, keep few rows in the document, and scroll to any', async () => {
    const map = await open();
    const took = await map.page.evaluate((view) => {
      const start = performance.now();
      return new Promise<number>((done) => {
        window.addEventListener('message', () => requestAnimationFrame(() => setTimeout(() => done(performance.now() - start))), { once: true });
        window.postMessage({ type: 'show', revision: 1, view }, '*');
      });
    }, manyRanges(20_000));
    expect(took).toBeLessThan(3000);
    expect(await map.page.locator('tbody tr').count()).toBeLessThan(60);
    await map.page.getByRole('grid').focus();
    await map.page.keyboard.press('End');
    const last = map.page.locator('tbody tr[aria-selected="true"]');
    expect(await last.getAttribute('aria-rowindex')).toBe('20001');
    expect(await last.isVisible()).toBe(true);
  });
});
