import { count, hexRange, humanSize } from '../../../analysis/index';
import type { Section } from './section';
import { cap, table } from './table';

/** As many as a TDX module can report. */
const MOST_ROWS = 32;

/** The CMR list, in a form that can be pasted back into a file to review. */
export const cmrs: Section = ({ review: { host } }, { full }) => {
  if (host.cmrs === undefined) return [];
  const { list, cut } = host.cmrs;
  const size = list.reduce((sum, { range }) => sum + (range.end - range.start), 0);
  const { shown, hidden } = cap(list, MOST_ROWS, full);
  const [, ...rows] = table(
    [{ title: '' }, { title: '', align: 'right' }],
    shown.map(({ range }) => [`CMR: ${hexRange(range)}`, humanSize(range.end - range.start)]),
  );
  return [
    `Convertible memory: ${count(list.length, 'CMR')}, ${humanSize(size)}${cut === undefined ? '' : ', cut: more may follow'}`,
    ...rows,
    ...(cut === undefined && hidden.length === 0 ? [] : ['  ...']),
    ...(hidden.length === 0 ? [] : [`  ${hidden.length} more; --full prints all`]),
  ];
};
