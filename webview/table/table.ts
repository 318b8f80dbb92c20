import type { MapPlace, MapView } from '../../src/analysis/map/view';
import { element } from '../dom';
import { createFilterBar } from './filter-bar';
import { COLUMN_COUNT, createHead } from './head';
import { rowElement, rowId } from './row-element';
import { filterRows, placeOfRow, rowsOf, sortRows, type Filter, type Row, type Sorting } from './rows';
import { nextRow } from './steps';
import { rowWindow, scrollToRow } from './window';

export interface TableHandlers {
  /** Selects a segment, or nothing where the row has none. */
  select(id: string | undefined): void;
  open(place: MapPlace | undefined): void;
  /** Gives the focus back to the map. */
  leave(): void;
}

export interface Table {
  readonly root: HTMLElement;
  show(view: MapView): void;
  mark(selected: string | undefined, marked: ReadonlySet<string>): void;
  focusFilter(): void;
}

/** More rows than this are sorted after the map is painted: the picture is what one waits for. */
const AT_ONCE = 50_000;
const LATE_MS = 60;

/** Every segment of the map as a row: the same picture for those who cannot see it, or would rather read. */
export function createTable(handlers: TableHandlers): Table {
  let all: readonly Row[] = [];
  let rows: readonly Row[] = [];
  let filter: Filter = { lane: undefined, onlyFindings: false, text: '' };
  let sorting: Sorting = { column: 'why', descending: false };
  /** The row that the keyboard is on: that of the map's selection, or one that has no place on the map. */
  let active: string | undefined;
  let marked: ReadonlySet<string> = new Set();

  let late: ReturnType<typeof setTimeout> | undefined;

  const head = createHead((column) => {
    sorting = { column, descending: sorting.column === column && !sorting.descending };
    arrange();
  });
  const bar = createFilterBar((changed) => {
    filter = changed;
    arrange();
  }, () => handlers.leave());
  const body = element('tbody', { attributes: { role: 'rowgroup' } });
  const grid = element('table', { attributes: { role: 'grid', tabindex: '0', 'aria-label': 'Ranges of the map', 'aria-colcount': String(COLUMN_COUNT) } }, [head.root, body]);
  const empty = element('p', { className: 'nothing' });
  const sizer = element('div', { className: 'sizer' }, [grid]);
  const scroller = element('div', { className: 'scroller' }, [sizer, empty]);

  const rowPx = (): number => Number.parseFloat(getComputedStyle(scroller).getPropertyValue('--row-height')) || 24;
  const viewPx = (): number => Math.max(0, scroller.clientHeight - head.root.offsetHeight);
  /** Where the rows stand, by id; made when it is first asked for. */
  let places: ReadonlyMap<string, number> | undefined;
  const indexOf = (id: string | undefined): number => {
    if (id === undefined) return -1;
    places ??= new Map(rows.map((row, index) => [row.id, index]));
    return places.get(id) ?? -1;
  };
  const bringIntoSight = (index: number): void => {
    if (index >= 0) scroller.scrollTop = scrollToRow(index, rows.length, rowPx(), scroller.scrollTop, viewPx());
  };

  function arrange(): void {
    rows = sortRows(filterRows(all, filter), sorting);
    places = undefined;
    head.render(sorting);
    bar.setCount(rows.length, all.length);
    grid.setAttribute('aria-rowcount', String(rows.length + 1));
    empty.hidden = rows.length > 0;
    empty.textContent = bar.nothing();
    draw();
  }

  function draw(): void {
    const height = rowPx();
    const { from, to, offsetPx, totalPx } = rowWindow(rows.length, height, scroller.scrollTop, viewPx());
    sizer.style.height = `${totalPx + head.root.offsetHeight}px`;
    grid.style.marginTop = `${offsetPx}px`;
    body.replaceChildren(
      ...rows.slice(from, to).map((row, place) =>
        rowElement(row, { index: from + place, selected: row.id === active, marked: marked.has(row.id) }, () => handlers.open(placeOfRow(row))),
      ),
    );
    const current = indexOf(active);
    if (current >= from && current < to) grid.setAttribute('aria-activedescendant', rowId(current));
    else grid.removeAttribute('aria-activedescendant');
  }

  function choose(row: Row): void {
    active = row.id;
    handlers.select(row.segment?.id);
    bringIntoSight(indexOf(active));
    draw();
  }

  scroller.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  new ResizeObserver(draw).observe(scroller);
  body.addEventListener('click', ({ target }) => {
    const clicked = target instanceof Element ? target.closest('tr') : null;
    const row = rows[Number(clicked?.dataset['index'])];
    if (row !== undefined) choose(row);
  });
  grid.addEventListener('keydown', (event) => {
    if (event.target !== grid) return;
    const current = indexOf(active);
    const row = rows[current];
    if (event.key === 'Enter' && row !== undefined) return handlers.open(placeOfRow(row));
    const next = rows[nextRow(event.key, current, rows.length, Math.floor(viewPx() / rowPx()))];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    choose(next);
  });

  return {
    root: element('section', { className: 'table', attributes: { 'aria-label': 'Table' } }, [bar.root, scroller]),
    show(view) {
      bar.render(view);
      clearTimeout(late);
      const fill = (): void => {
        all = rowsOf(view);
        arrange();
      };
      const count = view.lanes.reduce((sum, { segments }) => sum + segments.length, 0);
      if (count <= AT_ONCE) return fill();
      all = [];
      arrange();
      late = setTimeout(fill, LATE_MS);
    },
    mark(selected, nextMarked) {
      const unplaced = all.length > 0 && active?.startsWith('unplaced:') === true;
      const next = selected ?? (unplaced ? active : undefined);
      const moved = next !== active;
      active = next;
      marked = nextMarked;
      if (moved) bringIntoSight(indexOf(active));
      draw();
    },
    focusFilter: () => bar.focus(),
  };
}
