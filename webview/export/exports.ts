import type { MenuEntry } from '../controls/menu';
import type { FileToSave, FromPage } from '../protocol';
import type { Model } from '../state/model';
import { seenBytes } from '../state/steps';
import { renderSvg } from '../svg/index';
import { rangeText } from '../text/describe';
import { exportName } from './file-name';
import { pngOf } from './png';
import type { Bytes } from '../axis/viewport';

export interface ExportHandlers {
  post(message: FromPage): void;
  say(text: string): void;
}

/** What can be made of the picture: as it is arranged, the bytes in sight or all of them. */
export function exportEntries(model: Model, handlers: ExportHandlers): readonly MenuEntry[] {
  const seen = seenBytes(model);
  const pictures = (extension: 'svg' | 'png'): readonly MenuEntry[] => {
    const name = extension.toUpperCase();
    const item = (label: string, hint: string, bytes: Bytes | undefined): MenuEntry => ({ kind: 'item', label, hint, onChoose: () => void save(model, extension, bytes, handlers) });
    return [...(seen === undefined ? [] : [item(`${name} of what is in sight`, rangeText(seen), seen)]), item(`${name} of everything`, '', undefined)];
  };
  const report = (label: string, to: 'clipboard' | 'file'): MenuEntry => ({ kind: 'item', label, onChoose: () => handlers.post({ type: 'report', to }) });
  return [
    { kind: 'heading', label: 'Picture' },
    ...pictures('svg'),
    ...pictures('png'),
    // It is about one review.
    ...(model.view.compared === undefined ? [{ kind: 'heading', label: 'Report in Markdown' } as const, report('Copy the report', 'clipboard'), report('Save the report', 'file')] : []),
  ];
}

async function save(model: Model, extension: 'svg' | 'png', range: Bytes | undefined, { post, say }: ExportHandlers): Promise<void> {
  let svg: FileToSave | undefined;
  try {
    svg = svgOf(model, range);
    post({ type: 'save', ...(extension === 'svg' ? svg : { name: exportName(model.view, 'png', range), content: await pngOf(svg.content), encoding: 'base64' }) });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`No ${extension.toUpperCase()} was made, and nothing was saved: ${reason}.`);
    post({ type: 'not-made', picture: extension, reason, ...(extension === 'svg' || svg === undefined ? {} : { instead: svg }) });
  }
}

function svgOf({ view, lanes }: Model, range: Bytes | undefined): FileToSave {
  const theme = document.body.classList.contains('vscode-light') || document.body.classList.contains('vscode-high-contrast-light') ? 'light' : 'dark';
  const content = renderSvg({ ...view, lanes: lanes.map(({ lane }) => lane) }, { theme, ...(range === undefined ? {} : { range }) });
  return { name: exportName(view, 'svg', range), content, encoding: 'utf8' };
}
