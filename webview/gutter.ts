import type { MapView } from '../src/analysis/map/view';
import { element } from './dom';
import type { Geometry } from './layout/geometry';

export interface Gutter {
  readonly root: HTMLElement;
  render(view: MapView): void;
  place(geometry: Geometry): void;
  /** Scrolls the page as little as it takes to see a lane. */
  bringIntoSight(lane: string): void;
}

/** The lanes' titles, laid over the canvas as text: the browser cuts them with an ellipsis, and keeps them sharp. */
export function createGutter(): Gutter {
  const root = element('div', { className: 'gutter' });
  return {
    root,
    render({ lanes }) {
      root.replaceChildren(
        ...lanes.map(({ id, title, about, subtitle }) =>
          element('div', { className: 'lane-title', attributes: { 'data-lane': id } }, [
            element('span', { className: 'name', text: title, attributes: { title: about } }),
            element('span', { className: 'subtitle', text: subtitle, attributes: { title: `${subtitle}. ${about}` } }),
          ]),
        ),
      );
    },
    place({ left, laneHeight, narrow }) {
      root.classList.toggle('above', narrow);
      root.style.setProperty('--gutter-width', `${left}px`);
      root.style.setProperty('--lane-height', `${laneHeight}px`);
    },
    bringIntoSight(lane) {
      const row = [...root.children].find((child) => child instanceof HTMLElement && child.dataset['lane'] === lane);
      row?.scrollIntoView({ block: 'nearest' });
    },
  };
}
