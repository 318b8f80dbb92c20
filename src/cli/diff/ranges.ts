import { count, describeTraits, hexRange, humanSize, nameOf, type AddressRange, type ComparedRange, type RangeDifference, type Side, type SourceComparison } from '../../analysis/index';
import type { Reviewed } from '../reporters/reporter';
import { printable } from '../reporters/text/printable';
import { cap, table } from '../reporters/text/table';
import { lineOf } from './side';

/** Differences that a mail still bears. */
const MOST = 40;

const COLUMNS = [{ title: '' }, { title: '' }, { title: 'range' }, { title: 'size', align: 'right' }, { title: '' }, { title: 'line' }] as const;

/** One source: a line for each range, those of A with a minus, those of B with a plus. */
export function rangeLines({ source, differences, onlyA, onlyB }: SourceComparison, a: Reviewed, b: Reviewed, full: boolean): readonly string[] {
  if (differences.length === 0) return [];
  const { shown, hidden } = cap(differences, MOST, full);
  const [, ...rows] = table(COLUMNS, shown.flatMap((difference) => rowsOf(difference, a, b)));
  return [
    `${nameOf(source)}: ${count(differences.length, 'difference')}${bytesWords(onlyA, onlyB)}`,
    ...rows,
    ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more; --full prints all`]),
  ];
}

function rowsOf({ change, a: before, b: after }: RangeDifference, a: Reviewed, b: Reviewed): readonly (readonly string[])[] {
  const rows = [...before.map((item) => row('-', 'a', item, a)), ...after.map((item) => row('+', 'b', item, b))];
  return rows.map((cells, index) => [index === 0 ? change : '', ...cells]);
}

function row(sign: string, side: Side, item: ComparedRange, reviewed: Reviewed): readonly string[] {
  return [sign, hexRange(item.range), humanSize(item.range.end - item.range.start), printable(describeTraits(item.traits)), lineOf(side, item, reviewed)];
}

/** `, 2 MiB only in A, 4 KiB only in B`; nothing where both speak of the same bytes. */
function bytesWords(onlyA: readonly AddressRange[], onlyB: readonly AddressRange[]): string {
  const words = [onlyA, onlyB].map((ranges, index) => {
    const bytes = ranges.reduce((sum, { start, end }) => sum + (end - start), 0);
    return bytes === 0 ? '' : `, ${humanSize(bytes)} only in ${index === 0 ? 'A' : 'B'}`;
  });
  return words.join('');
}
