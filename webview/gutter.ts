import type { MapView } from '../src/analysis/map/view';
import { element } from './dom';
import type { Geometry } from './layout/geometry';

export interface Gutter {
  readonly root: HTMLElement;
  render(view: MapView): void;
  place(geometry: Geometry): void;
}

/** The lanes' titles, laid over the canvas as text: the browser cuts them with an ellipsis, and keeps them sharp. */
export function createGutter(): Gutter {
  const root = element('div', { className: 'gutter' });
  return {
    root,
    render({ lanes }) {
      root.replaceChildren(
        ...lanes.map(({ title, subtitle }) =>
          element('div', { className: 'lane-title' }, [
            element('span', { className: 'name', text: title }),
            element('span', { className: 'subtitle', text: subtitle, attributes: { title: subtitle } }),
          ]),
        ),
      );
    },
    place({ left, laneHeight, narrow }) {
      root.classList.toggle('above', narrow);
      root.style.setProperty('--gutter-width', `${left}px`);
      root.style.setProperty('--lane-height', `${laneHeight}px`);
    },
  };
}
