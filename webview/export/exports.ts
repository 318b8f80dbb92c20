import type { MenuEntry } from '../controls/menu';
import type { FromPage } from '../protocol';
import type { Model } from '../state/model';
import { seenBytes } from '../state/steps';
import { renderSvg } from '../svg/index';
import { rangeText } from '../text/describe';
import { exportName } from './file-name';
import { pngOf } from './png';
import type { Bytes } from '../axis/viewport';

const NO_PNG = 'No PNG was made: the browser could not draw one of this size. Nothing was saved. Export it as SVG, which need not be drawn, or only what is in sight.';

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

async function save({ view, lanes }: Model, extension: 'svg' | 'png', range: Bytes | undefined, { post, say }: ExportHandlers): Promise<void> {
  const theme = document.body.classList.contains('vscode-light') || document.body.classList.contains('vscode-high-contrast-light') ? 'light' : 'dark';
  const svg = renderSvg({ ...view, lanes: lanes.map(({ lane }) => lane) }, { theme, ...(range === undefined ? {} : { range }) });
  const name = exportName(view, extension, range);
  if (extension === 'svg') return post({ type: 'save', name, content: svg, encoding: 'utf8' });
  try {
    post({ type: 'save', name, content: await pngOf(svg), encoding: 'base64' });
  } catch (error) {
    say(NO_PNG);
    post({ type: 'failed', reason: `PNG: ${error instanceof Error ? error.message : String(error)}`, message: NO_PNG });
  }
}
