import { describe, expect, test } from 'vitest';
import { RULER } from '../../webview/layout/geometry';
import { contrast, parseRgb, type Rgb } from '../../webview/paint/colour';
import { twoBoots } from './fixtures/eventful-host';
import { fourSocketHost } from './fixtures/four-socket-host';
import { themes, type ThemeName } from './fixtures/themes';
import { violations } from './support/axe';
import type { MapPage } from './support/map-page';
import { onSegment, useMapPages } from './support/open';

const open = useMapPages();
const host = fourSocketHost();
const names = Object.keys(themes) as ThemeName[];

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

/** Keys that lead into each mode of the page. */
const MODES = { measuring: ['n', 'Escape', 'm'], 'the lanes panel': ['l'], 'the view menu': ['v'], 'the copy menu': ['n', 'c'], 'a linear axis': ['x'], 'a folded lane': [']', 't'] } as const;

describe.each(names)('the %s theme, in every mode', (theme) => {
  test.each([1400, 420])('has no accessibility violation at %i px', async (width) => {
    const map = await open({ theme, width });
    for (const [mode, keys] of Object.entries(MODES)) {
      await map.show(host);
      for (const key of keys) await map.page.keyboard.press(key);
      await map.settle();
      expect([mode, await violations(map)]).toEqual([mode, []]);
      for (let times = 0; times < 4; times += 1) await map.page.keyboard.press('Escape');
    }
  });
});

test('forced colours have no accessibility violation', async () => {
  const map = await open({ theme: 'dark', forcedColors: true });
  await map.show(host);
  await map.page.keyboard.press('n');
  await map.settle();
  // The browser sets the colours itself, after those that a script can ask for.
  expect(await violations(map, { 'color-contrast': { enabled: false } })).toEqual([]);
});

test.each(['dark', 'light'] as const)('in %s forced colours a tick has the colour of text, whatever the theme', async (colorScheme) => {
  const map = await open({ theme: colorScheme === 'dark' ? 'light' : 'dark', forcedColors: true });
  await map.page.emulateMedia({ colorScheme, forcedColors: 'active' });
  await map.show(host);
  await map.page.keyboard.press('l');
  const colours = await map.page.locator('.lanes-panel vscode-checkbox').first().evaluate((box) => {
    const tick = box.shadowRoot?.querySelector('.checked-indicator');
    return tick === null || tick === undefined ? [] : [getComputedStyle(tick).fill, getComputedStyle(document.body).color];
  });
  expect(colours).toHaveLength(2);
  expect(colours[0]).toBe(colours[1]);
});

/** A colour as the browser computes it for the page. */
const computed = (map: MapPage, colour: string): Promise<string> =>
  map.page.evaluate((value) => {
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    probe.style.color = value;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  }, colour);

const placeholderColour = (map: MapPage): Promise<string | undefined> =>
  map.page.locator('vscode-text-field.go').evaluate((field) => {
    const input = field.shadowRoot?.querySelector('input');
    return input === null || input === undefined ? undefined : getComputedStyle(input, '::placeholder').color;
  });

test.each(names)('a placeholder has the colour that the %s theme has for it', async (theme) => {
  const map = await open({ theme });
  await map.show(host);
  expect(await placeholderColour(map)).toBe(await computed(map, themes[theme].variables['input-placeholderForeground'] ?? ''));
});

test.each(['dark', 'light'] as const)('in %s forced colours a placeholder is grey text, and findings stand out from the memory above them in the overview', async (colorScheme) => {
  const map = await open({ theme: colorScheme, forcedColors: true });
  await map.page.emulateMedia({ colorScheme, forcedColors: 'active' });
  await map.show(twoBoots());
  expect(await placeholderColour(map)).toBe(await computed(map, 'GrayText'));
  const { overviewTop: top, overviewHeight: height } = RULER;
  const rows = { memory: top + height / 2, gap: top + height - 5, finding: top + height - 2 };
  const painted = await map.page.locator('.ruler canvas').evaluate((canvas, at) => {
    if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
    // In the middle of what was added: [4 GiB, 6 GiB) of 6 GiB.
    const data = canvas.getContext('2d')?.getImageData(Math.round(canvas.width * 0.85), 0, 1, canvas.height).data ?? [];
    const colour = (y: number): number[] => [...data].slice(y * 4, y * 4 + 3);
    return { memory: colour(at.memory), gap: colour(at.gap), finding: colour(at.finding) };
  }, rows);
  const rgb = ([red = 0, green = 0, blue = 0]: readonly number[]): Rgb => [red / 255, green / 255, blue / 255];
  expect(rgb(painted.gap)).toEqual(parseRgb(await computed(map, 'Canvas')));
  expect(rgb(painted.finding)).not.toEqual(parseRgb(await computed(map, 'CanvasText')));
  // As much as WCAG asks of graphics.
  expect(contrast(rgb(painted.finding), rgb(painted.memory))).toBeGreaterThanOrEqual(3);
});

test.each(['dark', 'light'] as const)('in %s forced colours a linear axis, the keys and a comparison can be read, and nothing on the map looks disabled', async (colorScheme) => {
  const map = await open({ theme: colorScheme, forcedColors: true });
  await map.page.emulateMedia({ colorScheme, forcedColors: 'active' });
  await map.show(host);
  for (const key of ['x', '?']) {
    await map.page.keyboard.press(key);
    await map.settle();
    expect(await violations(map, { 'color-contrast': { enabled: false } })).toEqual([]);
  }
  await map.page.keyboard.press('Escape');
  await map.show(twoBoots(), 2);
  await map.page.keyboard.press('n');
  await map.settle();
  expect(await violations(map, { 'color-contrast': { enabled: false } })).toEqual([]);
  const differing = await map.page.evaluate(() => {
    const probe = document.body.appendChild(document.createElement('span'));
    const colour = (value: string): string => {
      probe.style.color = value;
      return getComputedStyle(probe).color;
    };
    const plain = colour('CanvasText');
    return ['--map-line', '--map-dim', '--map-panel-line', '--tone-reserved', '--tone-ram-0', '--tone-hole'].filter((name) => colour(`var(${name})`) !== plain);
  });
  expect(differing).toEqual([]);
});

test('nothing moves by itself', async () => {
  const map = await open();
  await map.show(host);
  const moving = await map.page.evaluate(() =>
    [...document.querySelectorAll('body, body *')].flatMap((each) => {
      const { animationName, transitionDuration } = getComputedStyle(each);
      return animationName === 'none' && transitionDuration.split(', ').every((time) => Number.parseFloat(time) === 0) ? [] : [each.tagName];
    }),
  );
  expect(moving).toEqual([]);
});

test('at 200 % zoom everything is still there', async () => {
  // A window of 1280 pixels at twice the size is one of 640.
  const map = await open({ width: 640, height: 450, density: 2 });
  await map.show(host);
  expect(await map.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  await map.page.keyboard.press('l');
  const panel = await map.page.locator('.lanes-panel').boundingBox();
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThanOrEqual(450);
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

test.each([[440, 435], [700, 420], [1200, 500]])('in a panel of %i by %i px the map is in sight, and the rest of the summary one press away', async (width, height) => {
  const map = await open({ width, height });
  await map.show(fourSocketHost());
  const top = await map.page.locator('.lanes').evaluate((lanes) => lanes.getBoundingClientRect().top);
  expect(top).toBeLessThan(height * 0.75);
  const sentences = map.page.locator('.summary .sentences p');
  const seen = (): Promise<readonly boolean[]> => sentences.evaluateAll((all) => all.map((one) => one.getClientRects().length > 0));
  expect(await seen()).toEqual([true, false]);
  await map.page.getByRole('button', { name: 'More' }).click();
  expect(await seen()).toEqual([true, true]);
  expect(await map.page.getByRole('button', { name: 'Less' }).getAttribute('aria-expanded')).toBe('true');
  expect(await violations(map)).toEqual([]);
});

test.each([[1200, 800], [700, 420], [420, 800]])('a panel of %i by %i px cannot be scrolled beyond its end', async (width, height) => {
  const map = await open({ width, height });
  await map.show(fourSocketHost());
  const beyond = await map.page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.documentElement;
    const main = document.querySelector('main');
    main?.scrollTo(0, main.scrollHeight);
    return [scrollHeight - clientHeight, Math.round(innerHeight - (document.querySelector('.keys')?.getBoundingClientRect().bottom ?? 0))];
  });
  expect(beyond[0]).toBe(0);
  expect(beyond[1]).toBeLessThanOrEqual(12);
});

test.each([[700, 420], [420, 800]])('the list of keys has its button in sight in a panel of %i by %i px', async (width, height) => {
  const map = await open({ width, height });
  await map.show(fourSocketHost());
  await map.page.locator('.lanes').focus();
  await map.page.keyboard.press('?');
  const help = map.page.locator('.help');
  const inSight = (): Promise<boolean> =>
    help.evaluate((dialog) => (dialog.querySelector('vscode-button')?.getBoundingClientRect().bottom ?? Infinity) < dialog.getBoundingClientRect().bottom);
  expect([await help.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight), await inSight()]).toEqual([true, true]);
  await help.evaluate((dialog) => dialog.scrollTo(0, dialog.scrollHeight));
  expect(await inSight()).toBe(true);
});

test('in a high panel the summary is whole, and there is nothing to unfold', async () => {
  const map = await open({ width: 420, height: 900 });
  await map.show(fourSocketHost());
  expect(await map.page.getByRole('button', { name: 'More' }).isVisible()).toBe(false);
  expect(await map.page.getByRole('button', { name: 'Copy summary' }).isVisible()).toBe(true);
});

test('on a narrow panel the card leaves the lane that it describes in sight, and says less', async () => {
  const map = await open({ width: 420, height: 900 });
  await map.show(host);
  for (const id of ['firmware:3', 'tdmr:0']) {
    const at = await onSegment(map, host, id);
    await map.page.mouse.move(at.x, at.y);
    await map.settle();
    const card = await map.page.locator('.card').boundingBox();
    const covered = card !== null && card.y < at.y + 12 && card.y + card.height > at.y - 12;
    expect([id, covered]).toEqual([id, false]);
    expect(await map.page.locator('.card dt.minor').first().isVisible()).toBe(false);
  }
});

test('what the keyboard selects is scrolled into sight', async () => {
  const map = await open({ width: 420, height: 700 });
  await map.show(host);
  await map.page.keyboard.press('n');
  await map.page.waitForSelector('.card:not([hidden])');
  const lane = await map.page.locator('.lane-title[data-lane="findings"]').boundingBox();
  const card = await map.page.locator('.card').boundingBox();
  expect((lane?.y ?? 0) + (lane?.height ?? 0)).toBeLessThanOrEqual(card?.y ?? 0);
  expect(lane?.y).toBeGreaterThanOrEqual(62);
});
