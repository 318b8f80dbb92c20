import { element } from '../dom';
import { icon } from '../icons';
import { placeOfRow, severityOfRow, signOfRow, textOf, type Row, type RowText } from './rows';

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
  const text = textOf(row);
  const cells = [
    cell('range', [element('span', { text: text.range })], row.segment === undefined ? 'This finding is about no range of memory.' : text.range),
    cell('size', [element('span', { text: text.size })]),
    cell('what', [element('span', { text: text.what })], text.what),
    cell('from', text.from === '' ? [] : [link(row, text, onOpen)]),
    cell('why', why(row, text), text.why),
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

function link(row: Row, { from }: RowText, onOpen: (row: Row) => void): HTMLElement {
  const name = placeOfRow(row)?.name ?? '';
  const made = element('button', {
    className: 'link',
    // Reached with Enter on the row: one stop for the table, not one for every row.
    attributes: { type: 'button', tabindex: '-1', 'aria-label': `Open ${from}`, title: from },
  }, [
    // Only the name gives way where there is little room: the line is what counts.
    element('span', { className: 'name', text: name }),
    element('span', { text: from.slice(name.length) }),
  ]);
  made.addEventListener('click', (event) => {
    event.stopPropagation();
    onOpen(row);
  });
  return made;
}

function why(row: Row, { why: text }: RowText): readonly Node[] {
  const severity = severityOfRow(row);
  if (severity === undefined) return text === '' ? [] : [element('span', { text })];
  const sign = signOfRow(row) ?? severity;
  const said = element('span', { className: 'visually-hidden', text: `${sign}: ` });
  return [icon(sign, severity), said, element('span', { text })];
}
