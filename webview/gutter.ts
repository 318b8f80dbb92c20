import { element } from './dom';
import type { Frame } from './layout/frame';
import type { Model } from './state/model';
import { pairParts, type PairPart } from './state/pairs';

export interface GutterHandlers {
  /** A title was dragged from its lane past `step` others. */
  move(lane: string, step: number): void;
  /** A title was clicked twice. */
  fold(lane: string): void;
}

export interface Gutter {
  readonly root: HTMLElement;
  render(model: Model): void;
  place(frame: Frame): void;
  /** Scrolls the page as little as it takes to see a lane. */
  bringIntoSight(lane: string): void;
}

/** A press that moves less than this is no drag. */
const DRAG_PX = 6;

/** The lanes' titles, laid over the canvas as text: the browser cuts them with an ellipsis, and keeps them sharp. */
export function createGutter(handlers: GutterHandlers): Gutter {
  const root = element('div', { className: 'gutter' });
  let lanes: Model['lanes'] | undefined;
  let placed = '';
  const rows = (): HTMLElement[] => [...root.children].filter((child) => child instanceof HTMLElement);
  listenToDrags(root, rows, handlers);
  return {
    root,
    render(model) {
      if (model.lanes === lanes) return;
      lanes = model.lanes;
      placed = '';
      const parts = pairParts(model.lanes.map(({ lane }) => lane.id));
      root.replaceChildren(
        ...model.lanes.map(({ lane: { id, title, about, subtitle } }, row) =>
          element('div', { className: ['lane-title', ...pairClasses(parts, row)].join(' '), attributes: { 'data-lane': id } }, [
            element('span', { className: 'name', text: title, attributes: { title: `${about} Drag to move the lane, double click to fold it.` } }),
            element('span', { className: 'subtitle', text: subtitle, attributes: { title: `${subtitle}. ${about}` } }),
          ]),
        ),
      );
    },
    place({ geometry: { left, narrow }, lanes: drawn }) {
      const key = `${left} ${narrow} ${drawn.map(({ shape }) => shape.height).join(' ')}`;
      if (key === placed) return;
      placed = key;
      root.classList.toggle('above', narrow);
      root.style.setProperty('--gutter-width', `${left}px`);
      for (const [at, row] of rows().entries()) {
        const lane = drawn[at];
        row.classList.toggle('folded', lane?.folded === true);
        row.style.height = `${lane?.shape.height ?? 0}px`;
      }
    },
    bringIntoSight(lane) {
      const row = rows().find((each) => each.dataset['lane'] === lane);
      if (row === undefined) return;
      // The margins are room for what stands over the lanes; a browser asked for the nearest place minds them only for a row that is out of sight.
      const { top, bottom } = row.getBoundingClientRect();
      const { scrollMarginTop, scrollMarginBottom } = getComputedStyle(row);
      if (bottom + Number.parseFloat(scrollMarginBottom) > innerHeight) row.scrollIntoView({ block: 'end' });
      else if (top - Number.parseFloat(scrollMarginTop) < 0) row.scrollIntoView({ block: 'start' });
    },
  };
}

/** Every second pair stands on a ground of its own. */
function pairClasses(parts: readonly (PairPart | undefined)[], row: number): readonly string[] {
  const part = parts[row];
  const pairs = parts.slice(0, row + 1).filter((each) => each === 'first').length;
  return part === undefined ? [] : [`pair-${part}`, ...(pairs % 2 === 0 ? ['shaded'] : [])];
}

function listenToDrags(root: HTMLElement, rows: () => HTMLElement[], { move, fold }: GutterHandlers): void {
  let drag: { readonly row: HTMLElement; readonly y: number; moved: boolean } | undefined;
  const rowOf = (target: EventTarget | null): HTMLElement | undefined => {
    const found = target instanceof Element ? target.closest('.lane-title') : null;
    return found instanceof HTMLElement ? found : undefined;
  };
  /** The row at a height; the first or last beyond them. */
  const rowAt = (y: number): HTMLElement | undefined => {
    const all = rows();
    return all.find((row) => y < row.getBoundingClientRect().bottom) ?? all.at(-1);
  };
  const show = (target: HTMLElement | undefined): void => {
    const all = rows();
    const down = drag !== undefined && target !== undefined && all.indexOf(target) > all.indexOf(drag.row);
    for (const row of all) {
      row.classList.toggle('drop-below', row === target && row !== drag?.row && down);
      row.classList.toggle('drop-above', row === target && row !== drag?.row && !down);
      row.classList.toggle('dragged', drag?.moved === true && row === drag.row);
    }
  };
  const end = (): void => {
    drag = undefined;
    show(undefined);
  };
  root.addEventListener('pointerdown', (event) => {
    const row = rowOf(event.target);
    if (event.button !== 0 || row === undefined) return;
    // The lanes below would take it for a drag of the map.
    event.stopPropagation();
    drag = { row, y: event.clientY, moved: false };
    root.setPointerCapture(event.pointerId);
  });
  root.addEventListener('pointermove', (event) => {
    if (drag === undefined) return;
    if (Math.abs(event.clientY - drag.y) > DRAG_PX) drag.moved = true;
    if (drag.moved) show(rowAt(event.clientY));
  });
  root.addEventListener('pointerup', (event) => {
    const all = rows();
    const target = rowAt(event.clientY);
    const lane = drag?.row.dataset['lane'];
    const step = drag?.moved === true && target !== undefined ? all.indexOf(target) - all.indexOf(drag.row) : 0;
    end();
    if (lane !== undefined && step !== 0) move(lane, step);
  });
  root.addEventListener('pointercancel', end);
  root.addEventListener('dblclick', (event) => {
    event.stopPropagation();
    const lane = rows().find((row) => event.clientY < row.getBoundingClientRect().bottom)?.dataset['lane'];
    if (lane !== undefined) fold(lane);
  });
  // A click on a title selects nothing.
  root.addEventListener('click', (event) => event.stopPropagation());
}
