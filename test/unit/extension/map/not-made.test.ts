import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { tellNotMade } from '../../../../src/extension/map/not-made';
import { answer, type Answering } from '../../../../src/extension/map/requests';
import type { FileToSave } from '../../../../webview/protocol';

/** What VS Code was told, and the button that is pressed. */
const shown = vi.hoisted(() => ({ told: [] as string[][], pressed: undefined as string | undefined }));

vi.mock('vscode', () => ({
  l10n: { t: (text: string, ...given: unknown[]) => text.replaceAll(/\{(\d)\}/g, (_, index: string) => String(given[Number(index)])) },
  window: {
    showErrorMessage(...words: string[]) {
      shown.told.push(words);
      return Promise.resolve(words.slice(1).find((button) => button === shown.pressed));
    },
  },
}));

const svg: FileToSave = { name: 'dmesg.log-map.svg', content: '<svg/>', encoding: 'utf8' };
const reason = 'no picture of this size can be drawn here';

/** Files that were saved, and lines of the log. */
function told(instead: FileToSave | undefined, save?: (file: FileToSave) => Promise<void>): { readonly saved: FileToSave[]; readonly logged: string[]; readonly opened: boolean[] } {
  const result = { saved: [] as FileToSave[], logged: [] as string[], opened: [] as boolean[] };
  const log = { error: (line: string) => result.logged.push(line), show: () => result.opened.push(true) } as unknown as vscode.LogOutputChannel;
  const picture = instead === undefined ? 'svg' : 'png';
  tellNotMade({ type: 'not-made', picture, reason, ...(instead === undefined ? {} : { instead }) }, log, save ?? ((file) => {
    result.saved.push(file);
    return Promise.resolve();
  }));
  return result;
}

describe('a picture that the page could not make', () => {
  beforeEach(() => {
    shown.told.length = 0;
    shown.pressed = undefined;
  });

  test('is told with its cause and what to do, and saves nothing unless asked', async () => {
    const { saved, logged } = told(svg);
    await vi.waitFor(() => expect(shown.told).toHaveLength(1));
    expect(shown.told).toEqual([[
      'No PNG was made, and nothing was saved: no picture of this size can be drawn here. Save the picture as SVG, which need not be drawn, or zoom in and export what is in sight.',
      'Save as SVG',
    ]]);
    expect([saved, logged]).toEqual([[], [`The map's page made no PNG: ${reason}`]]);
  });

  test('is saved as SVG at the press of a button', async () => {
    shown.pressed = 'Save as SVG';
    const { saved } = told(svg);
    await vi.waitFor(() => expect(saved).toEqual([svg]));
  });

  test('says so where the SVG cannot be saved either', async () => {
    shown.pressed = 'Save as SVG';
    told(svg, () => Promise.reject(new Error('the disk is full')));
    await vi.waitFor(() => expect(shown.told[1]).toEqual(['The SVG could not be saved: the disk is full', 'Show Log']));
  });

  test('is told as a message of the page, though what it shows is closed by now', async () => {
    const nothing = () => undefined;
    const subject = { reviewed: nothing, review: nothing } as unknown as Answering['subject'];
    await answer({ type: 'not-made', picture: 'png', reason, instead: svg }, { subject, log: { error: nothing } as unknown as vscode.LogOutputChannel } as unknown as Answering);
    expect(shown.told).toEqual([[expect.stringContaining(reason), 'Save as SVG']]);
  });

  test('as SVG leads to the log, since nothing can be saved instead', async () => {
    shown.pressed = 'Show Log';
    const { logged, opened } = told(undefined);
    await vi.waitFor(() => expect(opened).toEqual([true]));
    expect([shown.told, logged]).toEqual([[[`No SVG was made, and nothing was saved: ${reason}`, 'Show Log']], [`No SVG was made, and nothing was saved: ${reason}`]]);
  });
});
