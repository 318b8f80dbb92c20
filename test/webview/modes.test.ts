import { describe, expect, test } from 'vitest';
import type { FromPage, HotAddQuestion } from '../../webview/protocol';
import { eventfulHost, manyEvents, twoBoots } from './fixtures/eventful-host';
import { fourSocketHost } from './fixtures/four-socket-host';
import { themes, type ThemeName } from './fixtures/themes';
import { finding, lane, segment, view } from './fixtures/view-builder';
import { violations } from './support/axe';
import type { MapPage } from './support/map-page';
import { onSegment, useMapPages } from './support/open';

const open = useMapPages();
const GIB = 2 ** 30;

const press = async (map: MapPage, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await map.page.keyboard.press(key);
  await map.settle();
};
const focused = (map: MapPage): Promise<string> => map.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '');
const titles = (map: MapPage): Promise<string[]> => map.page.locator('.lane-title .name').allTextContents();
const rangeOf = (map: MapPage): Promise<string> =>
  map.page.locator('.toolbar vscode-text-field.range').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value).join(' – '));

describe('the timeline', () => {
  const chosen = (map: MapPage): Promise<string[]> => map.page.locator('.event[aria-current=step]').allTextContents();

  test('is not there where nothing happened', async () => {
    const map = await open();
    await map.show(fourSocketHost());
    await press(map, '>', '<', 'e');
    expect([await map.page.locator('.timeline').isVisible(), (await map.posted()).filter(({ type }) => type === 'choose-step')]).toEqual([false, []]);
  });

  test('is stepped through with < and >, faster than pictures come', async () => {
    const map = await open();
    await map.show(eventfulHost());
    await map.posted();
    await press(map, '>', '>', '>', '<', 'e');
    expect(await map.posted()).toEqual([{ type: 'choose-step', step: -1 }, { type: 'choose-step', step: 0 }, { type: 'choose-step', step: 1 }, { type: 'choose-step', step: 0 }, { type: 'choose-step' }]);
  });

  test('tells of the chosen event in words, and keeps what is selected and seen', async () => {
    const map = await open();
    await map.show(eventfulHost());
    await press(map, 'n', 'w');
    const before = await rangeOf(map);
    await map.show(eventfulHost(1));
    await map.show(eventfulHost(2));
    expect([await chosen(map), await map.page.locator('.step-details p').allInnerTexts()]).toEqual([
      ['3. online 2 GiB refused −1'],
      [expect.stringContaining('[0x1080000000, 0x1100000000) (2 GiB)'), 'it lies in no entry of the TDX memory list', 'Terminal or kernel log: -bash: echo: write error: Operation not permitted'],
    ]);
    expect([await rangeOf(map), await map.page.locator('tbody tr[aria-selected=true]').count()]).toEqual([before, 1]);
    expect(await map.page.locator('[role=status][aria-live]').textContent()).toBe('Event 3 of 3: online 2 GiB, refused −1. it lies in no entry of the TDX memory list.');
    await map.posted();
    await map.page.getByRole('button', { name: 'Open dmesg.log:202' }).click();
    expect(await map.posted()).toEqual([{ type: 'open-source', revision: 1, source: 0, start: 201 * 80, end: 201 * 80 + 79 }]);
  });

  test('has lanes in sight below the chosen event in a low panel', async () => {
    const map = await open({ width: 440, height: 435 });
    await map.show(eventfulHost(1));
    await map.show(eventfulHost(2));
    const [event, lanes] = await Promise.all(['.timeline', '.lanes'].map((shown) => map.page.locator(shown).evaluate((root) => root.getBoundingClientRect().top)));
    expect([Math.round(event ?? -1) >= 0, (lanes ?? Infinity) < 330]).toEqual([true, true]);
  });

  test('says in a low panel, too, that no log shows anything of an event', async () => {
    const map = await open({ width: 700, height: 420 });
    await map.show(eventfulHost(1, [{ label: 'TDX initialisation', detail: '', result: 'done', note: '', console: [] }, { label: 'online 2 GiB', detail: '', result: 'refused', errno: -1, note: '', console: [] }]));
    expect(await map.page.locator('.step-details').innerText()).toContain('Terminal and kernel log show nothing.');
    await map.show(eventfulHost(2));
    expect(await map.page.locator('.step-details').innerText()).toMatch(/Terminal or kernel log: -bash/);
  });

  test('brings the bytes of an event into sight', async () => {
    const map = await open();
    await map.show(eventfulHost());
    await press(map, '1');
    await map.show(eventfulHost(1));
    const [from = 0, to = 0] = (await rangeOf(map)).split(' – ').map(Number);
    expect([from < 68 * GIB, to > 66 * GIB]).toEqual([true, true]);
  });

  test('is a list for the keyboard: arrows, Home and End move, Enter chooses', async () => {
    const map = await open();
    await map.show(eventfulHost());
    await map.posted();
    await map.page.locator('.event[tabindex="0"]').focus();
    await press(map, 'ArrowRight', 'ArrowRight');
    expect([await focused(map), await map.posted()]).toEqual(['2. offline 2 GiB done', []]);
    await press(map, 'End');
    expect(await focused(map)).toBe('3. online 2 GiB refused −1');
    await press(map, 'Enter', 'Home', 'Enter');
    expect(await map.posted()).toEqual([{ type: 'choose-step', step: 2 }, { type: 'choose-step', step: -1 }]);
    await map.show(eventfulHost(-1));
    expect([await chosen(map), await focused(map)]).toEqual([['before all'], 'before all']);
  });

  test.each([1100, 420])('with 500 events has the chosen one in sight at %i px, and the page no wider', async (width) => {
    const map = await open({ width });
    const steps = manyEvents(500);
    await map.show(eventfulHost(undefined, steps));
    await map.show(eventfulHost(321, steps));
    const list = await map.page.locator('.events').boundingBox();
    const chip = await map.page.locator('.event[aria-current=step]').boundingBox();
    if (list === null || chip === null) throw new Error('no events');
    expect([chip.x >= list.x, chip.x + chip.width <= list.x + list.width]).toEqual([true, true]);
    expect(await map.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});

const asked = (messages: readonly FromPage[]): readonly HotAddQuestion[] => messages.flatMap((message) => (message.type === 'try-hot-add' ? [message.request] : []));

async function ask(map: MapPage, from: string, to: string, node = ''): Promise<readonly HotAddQuestion[]> {
  await map.posted();
  await map.page.locator('.lanes').focus();
  await press(map, 'h', 'Control+A');
  await map.page.keyboard.type(from);
  await press(map, 'Tab', 'Control+A');
  await map.page.keyboard.type(to);
  await press(map, 'Tab', 'Control+A', 'Delete');
  await map.page.keyboard.type(node);
  await press(map, 'Enter');
  return asked(await map.posted());
}

const answer = {
  wished: false,
  headline: '[0x4080000000, 0x4180000000) (4 GiB), node 3: 1 of 2 blocks refused (-EPERM)',
  sentences: ['It lies in no CMR.'],
  runs: [{ start: 258 * GIB, end: 260 * GIB, blocks: 1, refused: false }, { start: 260 * GIB, end: 262 * GIB, blocks: 1, refused: true }],
};

describe('what if', () => {
  test('is asked and answered with the keyboard alone, beyond the last address too', async () => {
    const map = await open();
    await map.show(eventfulHost());
    const [request] = await ask(map, '258G', '+4G', '3');
    expect(request).toEqual({ start: 258 * GIB, end: 262 * GIB, node: 3, beforeInit: false });
    if (request === undefined) return;
    await map.post({ type: 'hot-add-answer', revision: 1, request, answer, canKeep: true });
    expect(await map.page.locator('.answer').innerText()).toMatch(/1 of 2 blocks refused[^]*It lies in no CMR[^]*accepted: \[0x4080000000, 0x4100000000\), 1 block[^]*refused: \[0x4100000000, 0x4180000000\), 1 block/);
    expect([(await titles(map))[0], await rangeOf(map)]).toEqual(['What if', '0x0 – 0x4180000000']);
    expect(await map.page.locator('.legend').innerText()).toContain('May go online');
    // From the last field over the box and the button to what can be done with the answer.
    await press(map, 'Tab', 'Tab', 'Tab', 'Tab');
    expect(await focused(map)).toBe('Keep as event of the snapshot');
    await press(map, 'Enter');
    expect(await map.posted()).toEqual([{ type: 'keep-hot-add', revision: 1, request }]);
    // The next picture has it as an event.
    await map.show(eventfulHost(), 2);
    expect([await map.page.locator('.what-if').isVisible(), await titles(map), asked(await map.posted())]).toEqual([false, expect.not.arrayContaining(['What if']), []]);
  });

  test('takes the range of the ruler, else of the selection with its node, else what is asked for', async () => {
    const map = await open();
    await map.show(eventfulHost());
    const typed = (): Promise<string[]> => map.page.locator('.question vscode-text-field').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
    await press(map, ']', 'h');
    expect(await typed()).toEqual(['0x0', '0x9f000', '']);
    await press(map, 'Escape');
    expect(await focused(map)).toBe('Memory map');
    await press(map, 'm', 'Shift+ArrowRight', 'h');
    expect(await typed()).toEqual(['0x0', '0x100000', '']);
    await map.post({ type: 'ask-hot-add', revision: 1, start: 4 * GIB, end: 6 * GIB });
    expect(await typed()).toEqual(['0x100000000', '0x180000000', '']);
    await map.post({ type: 'ask-hot-add', revision: 0, start: 0, end: GIB });
    expect((await typed())[0]).toBe('0x100000000');
  });

  test('says what is wrong with the field that is wrong', async () => {
    const map = await open();
    await map.show(eventfulHost());
    const told = async (): Promise<string> => `${await focused(map)}: ${(await map.page.locator('.what-if .problem:not([hidden])').allTextContents()).join(' ')}`;
    expect([await ask(map, 'soon', '+4G'), await told()]).toEqual([[], expect.stringMatching(/^Memory from this address: “soon” is no address\./)]);
    expect([await ask(map, '4G', '2G'), await told()]).toEqual([[], 'To this address, exclusive, or a size: +64G: The range ends before it starts.']);
    expect([await ask(map, '4G', '+2G', 'two'), await told()]).toEqual([[], 'Node, or nothing: “two” is no node: write its number, 0 to 1023, or nothing.']);
    expect([(await ask(map, '4G', '+2G', '2')).length, await map.page.locator('.what-if .problem:not([hidden])').count()]).toEqual([1, 0]);
  });

  test('takes no answer to another question, and asks again of a new picture', async () => {
    const map = await open();
    await map.show(eventfulHost());
    const [request] = await ask(map, '258G', '+4G');
    if (request === undefined) throw new Error('nothing was asked');
    await map.post({ type: 'hot-add-answer', revision: 0, request, answer, canKeep: true });
    await map.post({ type: 'hot-add-answer', revision: 1, request: { ...request, beforeInit: true }, answer, canKeep: true });
    expect(await map.page.locator('.answer').innerText()).toBe('');
    await map.show({ ...eventfulHost(), profile: 'cmr-v8' }, 2);
    expect(await map.posted()).toEqual([{ type: 'try-hot-add', revision: 2, request }]);
    await map.post({ type: 'hot-add-answer', revision: 2, request, canKeep: false });
    expect(await map.page.locator('.answer').innerText()).toContain('Nothing can be said');
    expect(await map.page.getByRole('button', { name: 'Keep as event of the snapshot' }).count()).toBe(0);
    // An answer does not stand below another question.
    await map.post({ type: 'hot-add-answer', revision: 2, request, answer, canKeep: false });
    expect((await titles(map))[0]).toBe('What if');
    await ask(map, '258G', '+8G');
    expect([await map.page.locator('.answer').innerText(), (await titles(map))[0]]).toEqual(['', 'Firmware']);
    // Escape on the map puts all of it away.
    await map.page.locator('.lanes').focus();
    await press(map, 'Escape');
    expect(await map.page.locator('.what-if').isVisible()).toBe(false);
  });
});

describe('an answer', () => {
  const long = {
    ...answer,
    sentences: ['It lies in no CMR.', 'Blocks that are refused stay offline, and the kernel log says nothing of it.', 'A kernel that takes its CMRs from the module would answer the same.'],
    runs: [0, 2, 4, 6].map((from) => ({ start: (258 + from) * GIB, end: (260 + from) * GIB, blocks: 1, refused: from % 4 === 0 })),
  };
  const answered = async (width: number, height: number): Promise<MapPage> => {
    const map = await open({ width, height });
    await map.show(eventfulHost());
    const [request] = await ask(map, '258G', '+8G');
    if (request !== undefined) await map.post({ type: 'hot-add-answer', revision: 1, request, answer: long, canKeep: true });
    return map;
  };

  test.each([900, 700])('in a narrow panel %i px high scrolls in place, and leaves lanes and question in sight', async (height) => {
    const map = await answered(420, height);
    const bottoms = await map.page.locator('.lane-title').evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().bottom));
    expect(bottoms.slice(0, 5).filter((bottom) => bottom <= 0 || bottom > height)).toEqual([]);
    expect(await map.page.locator('.answer .head').evaluate((head) => head.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    const told = map.page.locator('.answer .told');
    expect([await told.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight), await told.getAttribute('tabindex')]).toEqual([true, '0']);
    await told.focus();
    await press(map, 'End');
    await map.page.waitForFunction(() => (document.querySelector('.answer .told')?.scrollTop ?? 0) > 0);
    expect(await violations(map)).toEqual([]);
  });

  test.each([[440, 435], [700, 420]])('in a panel of %i by %i px keeps its headline in sight, and its lane', async (width, height) => {
    const map = await answered(width, height);
    const placed = (selector: string): Promise<{ top: number; bottom: number }> =>
      map.page.locator(selector).evaluate((shown) => ({ top: shown.getBoundingClientRect().top, bottom: shown.getBoundingClientRect().bottom }));
    const [head, lane] = [await placed('.answer .head'), await placed('.lane-title[data-lane="what-if"]')];
    expect([head.top >= 0, lane.bottom <= height]).toEqual([true, true]);
  });

  test('in a wide panel is all in sight, and is no stop of the keyboard', async () => {
    const map = await answered(1100, 900);
    const told = map.page.locator('.answer .told');
    expect([await told.evaluate(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight), await told.getAttribute('tabindex')]).toEqual([false, null]);
  });

  test('is in the table too, and leaves it with the lane', async () => {
    const map = await answered(1100, 900);
    await map.page.locator('.lanes').focus();
    await press(map, '/');
    await map.page.keyboard.type('what if');
    await map.settle();
    const rows = (): Promise<string[]> => map.page.locator('tbody tr').evaluateAll((all) => all.map((row) => ['range', 'what'].map((name) => row.querySelector(`.${name}`)?.textContent ?? '').join(' ')));
    expect((await rows()).sort()).toEqual([
      '[0x4080000000, 0x4100000000) What if · refused, 1 block', '[0x4100000000, 0x4180000000) What if · accepted, 1 block',
      '[0x4180000000, 0x4200000000) What if · refused, 1 block', '[0x4200000000, 0x4280000000) What if · accepted, 1 block',
    ]);
    await map.page.locator('tbody tr').first().click();
    expect(await map.page.locator('tbody tr[aria-selected=true]').count()).toBe(1);
    await map.page.getByRole('button', { name: 'Close the question, and put its answer away (Esc)' }).click();
    await map.settle();
    expect(await rows()).toEqual([]);
  });
});

describe('a comparison', () => {
  test('gives each kind of difference a sign of its own, in the list, the card and the legend', async () => {
    const map = await open();
    await map.show(twoBoots());
    const signs = (of: string): Promise<(string | undefined)[]> => map.page.locator(`${of} .icon`).evaluateAll((icons) => icons.map((each) => (each as SVGElement).dataset['sign']));
    expect([await signs('tbody'), await signs('.legend')]).toEqual([['added', 'split'], ['added', 'split', 'several']]);
    expect(await map.page.locator('.legend').innerText()).toMatch(/Only in B[^]*Split$/);
    expect(await map.page.locator('tbody td.why .visually-hidden').allTextContents()).toEqual(['added: ', 'split: ']);
    await press(map, 'n');
    expect(await signs('.card')).toEqual(['added']);
  });

  test('names the sign for several in one place while the picture has one', async () => {
    const map = await open();
    const boots = twoBoots();
    const crowd = Array.from({ length: 200 }, (_, index) => segment(`differences:${index}`, index * 2 ** 20, (index + 1) * 2 ** 20, { tone: 'information', findings: [finding('split', 'information', 'Split.')] }));
    await map.show({ ...boots, lanes: boots.lanes.map((one) => (one.id === 'differences' ? { ...one, segments: crowd } : one)) });
    expect(await map.page.locator('.legend').innerText()).toMatch(/Several in one place$/);
    await map.post({ type: 'reveal', revision: 1, start: 0, end: 4 * 2 ** 20 });
    expect(await map.page.locator('.legend').innerText()).not.toContain('Several');
  });

  test.each([1100, 420])('has the card beside what is described and the same place of the other side, at %i px', async (width) => {
    const map = await open({ width, height: 1000 });
    const two = twoBoots();
    await map.show(two);
    for (const id of ['a:firmware:0', 'b:firmware:0', 'b:memblock:1']) {
      const at = await onSegment(map, two, id);
      await map.page.mouse.move(at.x, at.y);
      await map.settle();
      const card = await map.page.locator('.card').boundingBox();
      const pair = await map.page.locator(`.lane-title[data-lane$="${id.slice(1, -2)}"]`).evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()).map(({ top, bottom }) => ({ top, bottom })));
      if (card === null) throw new Error('no card');
      expect([id, pair.length, pair.some(({ top, bottom }) => card.y < bottom - 6 && card.y + card.height > top + 6)]).toEqual([id, 2, false]);
    }
  });

  test('is a picture of differences, walked through with the keyboard', async () => {
    const map = await open();
    await map.show(eventfulHost());
    await map.posted();
    await press(map, 'b');
    expect(await map.posted()).toEqual([{ type: 'compare' }]);
    await map.show(twoBoots(), 2);
    expect([await map.page.locator('.summary .side').allTextContents(), await map.page.locator('.keys').textContent()]).toEqual([
      ['A dmesg.log · boot 1', 'B dmesg.log · boot 2'], expect.stringContaining('N/P next difference'),
    ]);
    for (const hidden of ['.profiles', '.timeline', '.what-if']) expect([hidden, await map.page.locator(hidden).isVisible()]).toEqual([hidden, false]);
    expect(await map.page.getByRole('button', { name: 'What if memory were hot-added (H)' }).isVisible()).toBe(false);
    expect(await map.page.locator('.filter-bar').innerText()).toMatch(/Differences and ranges of both[^]*Only differences/);
    expect(await map.page.locator('.lane-title').evaluateAll((rows) => rows.map((row) => row.getAttribute('class')))).toEqual([
      'lane-title', 'lane-title pair-first', 'lane-title pair-second', 'lane-title pair-first shaded', 'lane-title pair-second shaded',
    ]);
    const selected = (): Promise<string[]> => map.page.locator('tbody tr[aria-selected=true] td.what').allTextContents();
    const walked: string[] = [];
    for (const key of ['n', 'n', 'n', 'p']) {
      await press(map, key);
      walked.push(...(await selected()));
    }
    expect(walked).toEqual(['Memory regions: added', 'Firmware map: split', 'Memory regions: added', 'Firmware map: split'].map((name) => `Differences · ${name}`));
    await press(map, 'n', 'Enter');
    expect(await map.posted()).toEqual([{ type: 'open-source', revision: 2, source: 1, start: 240, end: 319 }]);
    await press(map, 'h', 'b');
    expect([await map.page.locator('.what-if').isVisible(), await map.posted()]).toEqual([false, [{ type: 'end-compare' }]]);
  });

  test('without a difference says so of what both tell', async () => {
    const map = await open();
    const two = twoBoots();
    await map.show({ ...two, lanes: two.lanes.map((lane) => (lane.id === 'differences' ? { ...lane, segments: [] } : lane)), findings: [] });
    await map.page.getByRole('checkbox', { name: 'Only differences' }).click();
    await map.settle();
    expect(await map.page.locator('.nothing').textContent()).toBe('No difference in what both tell.');
  });
});

describe('the export menu', () => {
  const choose = async (map: MapPage, name: string): Promise<FromPage[]> => {
    await map.posted();
    await press(map, 'o');
    await map.page.getByRole('menuitem', { name }).click();
    await map.page.waitForFunction(() => window.recorder.posted.length > 0);
    return map.posted();
  };

  test('writes the picture as it is arranged, all of it or what is in sight', async () => {
    const map = await open({ theme: 'light' });
    await map.show(fourSocketHost());
    // The first lane, firmware, is hidden.
    await press(map, 'l', ' ', 'Escape');
    const [all] = await choose(map, 'SVG of everything');
    expect(all).toMatchObject({ type: 'save', name: 'dmesg.log-boot-1-6.8.0-1004-intel-map.svg', encoding: 'utf8', content: expect.stringMatching(/^<svg [^]*fill="#ffffff"[^]*<\/svg>\n$/) });
    expect(all?.type === 'save' && [all.content.includes('Firmware'), all.content.includes('Memlist')]).toEqual([false, true]);
    await map.page.locator('.lanes').focus();
    await press(map, '1');
    const [part] = await choose(map, 'SVG of what is in sight');
    expect(part).toMatchObject({ type: 'save', name: 'dmesg.log-boot-1-6.8.0-1004-intel-map-0x0-0x100000.svg', content: expect.stringContaining('Shown: [0x0, 0x100000)') });
  });

  test('makes a PNG of twice the pixels', async () => {
    const map = await open();
    await map.show(fourSocketHost());
    const [png] = await choose(map, 'PNG of everything');
    if (png?.type !== 'save') throw new Error('no file');
    const bytes = Buffer.from(png.content, 'base64');
    expect([png.name, png.encoding, bytes.subarray(1, 4).toString(), bytes.readUInt32BE(16)]).toEqual(['dmesg.log-boot-1-6.8.0-1004-intel-map.png', 'base64', 'PNG', 2400]);
  });

  const long = view(Array.from({ length: 240 }, (_, index) => lane(`lane-${index}`, [segment(`segment-${index}`, 0, GIB)])));

  test('makes a PNG of a very long picture as large as a browser draws', async () => {
    const map = await open();
    await map.show(long);
    const [png] = await choose(map, 'PNG of everything');
    if (png?.type !== 'save') throw new Error('no file');
    expect(Buffer.from(png.content, 'base64').readUInt32BE(20)).toBe(16_384);
  });

  const broken: Readonly<Record<'encodes none' | 'has no canvas of this size' | 'cannot read the picture', () => void>> = {
    'encodes none': () => {
      HTMLCanvasElement.prototype.toBlob = (done) => done(null);
    },
    'has no canvas of this size': () => {
      const made = document.createElement.bind(document);
      document.createElement = (name: string) => Object.assign(made(name), name === 'canvas' ? { getContext: () => null } : {});
    },
    'cannot read the picture': () => {
      HTMLImageElement.prototype.decode = () => Promise.reject(new Error('The source image cannot be decoded.'));
    },
  };
  test.each([
    ['encodes none', 'no PNG of this size can be made here'],
    ['has no canvas of this size', 'no picture of this size can be drawn here'],
    ['cannot read the picture', 'its SVG cannot be read as an image here'],
  ] as const)('saves no PNG where the browser %s, and has VS Code tell why and offer the SVG', async (how, reason) => {
    const map = await open();
    await map.show(fourSocketHost());
    await press(map, 'o');
    await map.page.evaluate(broken[how]);
    await map.posted();
    await map.page.getByRole('menuitem', { name: 'PNG of everything' }).click();
    await map.page.waitForFunction(() => window.recorder.posted.length > 0);
    const instead = { name: 'dmesg.log-boot-1-6.8.0-1004-intel-map.svg', content: expect.stringMatching(/^<svg [^]*<\/svg>\n$/), encoding: 'utf8' };
    expect(await map.posted()).toEqual([{ type: 'not-made', picture: 'png', reason, instead }]);
    expect(await map.page.locator('[role=status][aria-live]').textContent()).toBe(`No PNG was made, and nothing was saved: ${reason}.`);
  });

  test.each(['svg', 'png'] as const)('offers nothing instead of a %s whose SVG cannot be made', async (picture) => {
    const map = await open();
    await map.show(fourSocketHost());
    await press(map, 'o');
    await map.page.evaluate(() => {
      document.body.classList.contains = () => {
        throw new Error('the theme is gone');
      };
    });
    await map.posted();
    await map.page.getByRole('menuitem', { name: `${picture.toUpperCase()} of everything` }).click();
    await map.page.waitForFunction(() => window.recorder.posted.length > 0);
    expect(await map.posted()).toEqual([{ type: 'not-made', picture, reason: 'the theme is gone' }]);
  });

  test('asks for the report of one review, and of no comparison', async () => {
    const map = await open();
    await map.show(fourSocketHost());
    expect([await choose(map, 'Copy the report'), await choose(map, 'Save the report')]).toEqual([[{ type: 'report', to: 'clipboard' }], [{ type: 'report', to: 'file' }]]);
    await map.show(twoBoots(), 2);
    await press(map, 'o');
    expect(await map.page.getByRole('menuitem').allTextContents()).toEqual(['SVG of everything ', 'PNG of everything ']);
  });
});

describe('bytes that are to be revealed', () => {
  test('come into sight, and what lies there is selected and described', async () => {
    const map = await open();
    await map.show(fourSocketHost());
    await map.post({ type: 'reveal', revision: 1, start: 0x5d169000, end: 0x5d22b000 });
    expect([await map.page.locator('tbody tr[aria-selected=true] td.what').allTextContents(), await map.page.locator('.card h2').textContent()]).toEqual([['Firmware · ACPI data'], 'Firmware · ACPI data']);
    const [from = 0, to = 0] = (await rangeOf(map)).split(' – ').map(Number);
    expect([from <= 0x5d169000, to >= 0x5d22b000]).toEqual([true, true]);
    await map.post({ type: 'reveal', revision: 0, start: 0x100000000, end: 0x100001000 });
    expect(await map.page.locator('.card h2').textContent()).toBe('Firmware · ACPI data');
  });

  test('while the page is out of sight are revealed when it is seen again', async () => {
    const map = await open();
    const hide = (hidden: boolean): Promise<void> =>
      map.page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    await map.show(fourSocketHost());
    await map.post({ type: 'reveal', revision: 1, start: 0x5d169000, end: 0x5d22b000 });
    await hide(false);
    await map.settle();
    expect(await map.page.locator('.card h2').textContent()).toBe('Firmware · ACPI data');
  });
});

test('what is selected in a hidden lane is described all the same, and the legend leaves its colours out', async () => {
  const map = await open();
  await map.show(fourSocketHost());
  await press(map, 'l');
  for (const lane of ['findings', 'firmware']) await map.page.locator(`.lanes-panel [data-lane="${lane}"] [data-control=show]`).click();
  await press(map, 'Escape', 'n');
  expect([await map.page.locator('.card h2').textContent(), await map.page.locator('.card .hint').allTextContents()]).toEqual(['Findings · 17 of 16 reserved areas in TDMR 0', ['Its lane is hidden: L shows it.']]);
  expect(await map.page.locator('.legend').innerText()).not.toContain('ACPI');
});

const MODES: Readonly<Record<string, (map: MapPage) => Promise<void>>> = {
  'an event': (map) => map.show(eventfulHost(2)),
  'the evidence of a host with events': (map) => map.show(eventfulHost()),
  'a question that cannot be read': async (map) => {
    await map.show(eventfulHost());
    await ask(map, 'soon', '+4G');
  },
  'an answer': async (map) => {
    await map.show(eventfulHost());
    const [request] = await ask(map, '258G', '+4G');
    if (request !== undefined) await map.post({ type: 'hot-add-answer', revision: 1, request, answer, canKeep: true });
  },
  'a comparison': async (map) => {
    await map.show(twoBoots());
    await press(map, 'n');
  },
  'the export menu': async (map) => {
    await map.show(eventfulHost());
    await press(map, 'o');
  },
};

describe.each(Object.keys(themes) as ThemeName[])('in the %s theme', (theme) => {
  test.each(Object.keys(MODES).flatMap((mode) => [1400, 420].map((width) => [mode, width] as const)))('%s has no accessibility violation at %i px', async (mode, width) => {
    const map = await open({ theme, width });
    await MODES[mode]?.(map);
    await map.settle();
    expect(await violations(map)).toEqual([]);
  });
});
