import { button } from './controls/button';
import { element } from './dom';
import type { Model } from './state/model';
import { rangeText } from './text/describe';
import { measureParts } from './text/measure';

export interface MeasureBarHandlers {
  copy(text: string): void;
  zoom(): void;
  close(): void;
}

export interface MeasureBar {
  readonly root: HTMLElement;
  render(model: Model): void;
}

/** What the ruler says, while it lies on the map. */
export function createMeasureBar({ copy, zoom, close }: MeasureBarHandlers): MeasureBar {
  const text = element('div', { className: 'measured', attributes: { role: 'status' } });
  let said = '';
  const root = element('section', { className: 'measure-bar', attributes: { 'aria-label': 'Ruler' } }, [
    text,
    element('span', { className: 'actions' }, [
      button({ label: 'Copy', name: 'Copy the measurement', appearance: 'secondary', onClick: () => copy(said) }),
      button({ label: 'Zoom', name: 'Zoom to the measured range', appearance: 'secondary', onClick: zoom }),
      button({ label: '✕', name: 'Put the ruler away (Esc)', appearance: 'icon', onClick: close }),
    ]),
  ]);
  root.hidden = true;
  let shown: Model['measure'];
  return {
    root,
    render({ measure, view }) {
      if (measure === shown) return;
      shown = measure;
      root.hidden = measure === undefined;
      if (measure === undefined) return;
      const parts = measureParts(measure, view.blockSize);
      said = `${rangeText(measure)} ${parts.join(', ')}`;
      text.replaceChildren(element('code', { text: rangeText(measure) }), ...parts.map((part) => element('span', { text: part })));
    },
  };
}
