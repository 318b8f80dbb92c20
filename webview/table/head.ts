import { element } from '../dom';
import type { ColumnId, Sorting } from './rows';

const columns: readonly { readonly id: ColumnId; readonly title: string }[] = [
  { id: 'range', title: 'range' },
  { id: 'size', title: 'size' },
  { id: 'what', title: 'what' },
  { id: 'from', title: 'from' },
  { id: 'why', title: 'why it matters' },
];

export const COLUMN_COUNT = columns.length;

export interface Head {
  readonly root: HTMLElement;
  render(sorting: Sorting): void;
}

/** Column titles that sort by their column; a second press turns the order. */
export function createHead(onSort: (column: ColumnId) => void): Head {
  const cells = columns.map(({ id, title }) => {
    const button = element('button', { className: 'sort', text: title, attributes: { type: 'button' } });
    button.addEventListener('click', () => onSort(id));
    return { id, th: element('th', { className: id, attributes: { role: 'columnheader', scope: 'col' } }, [button]) };
  });
  const row = element('tr', { attributes: { role: 'row', 'aria-rowindex': '1' } }, cells.map(({ th }) => th));
  return {
    root: element('thead', { attributes: { role: 'rowgroup' } }, [row]),
    render({ column, descending }) {
      for (const { id, th } of cells) {
        if (id === column) th.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
        else th.removeAttribute('aria-sort');
      }
    },
  };
}
