import { element } from '../dom';
import { icon } from '../icons';
import type { Row } from './rows';

export interface RowLook {
  /** Zero-based place among the rows shown. */
  readonly index: number;
  readonly selected: boolean;
  readonly marked: boolean;
}

export function rowId(index: number): string {
  return `row-${index}`;
}

/** A table row; `onOpen` opens the line that it comes from. */
export function rowElement(row: Row, { index, selected, marked }: RowLook, onOpen: (row: Row) => void): HTMLTableRowElement {
  const cells = [
    cell('range', [element('span', { text: row.range })], row.segment === undefined ? 'This finding is about no range of memory.' : row.range),
    cell('size', [element('span', { text: row.size })]),
    cell('what', [element('span', { text: row.what })], row.what),
    cell('from', row.from === '' ? [] : [link(row, onOpen)]),
    cell('why', why(row), row.why),
  ];
  // The header is row 1.
  const attributes = { id: rowId(index), role: 'row', 'aria-rowindex': String(index + 2), 'aria-selected': String(selected) };
  const made = element('tr', { className: marked ? 'marked' : '', attributes }, cells);
  made.dataset['index'] = String(index);
  return made;
}

function cell(name: string, content: readonly Node[], title?: string): HTMLElement {
  const attributes = { role: 'gridcell', ...(title === undefined || title === '' ? {} : { title }) };
  return element('td', { className: name, attributes }, content);
}

function link(row: Row, onOpen: (row: Row) => void): HTMLElement {
  const made = element('button', {
    className: 'link',
    // Reached with Enter on the row: one stop for the table, not one for every row.
    attributes: { type: 'button', tabindex: '-1', 'aria-label': `Open ${row.from}`, title: row.from },
  }, [
    // Only the name gives way where there is little room: the line is what counts.
    element('span', { className: 'name', text: row.place?.name ?? '' }),
    element('span', { text: row.from.slice(row.place?.name.length ?? 0) }),
  ]);
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    onOpen(row);
  });
  return made;
}

function why({ severity, why: text }: Row): readonly Node[] {
  if (severity === undefined) return text === '' ? [] : [element('span', { text })];
  const said = element('span', { className: 'visually-hidden', text: `${severity}: ` });
  return [icon(severity), said, element('span', { text })];
}
