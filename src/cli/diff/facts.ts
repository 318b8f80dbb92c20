import { nameOf, type FactDifference } from '../../analysis/index';
import { printable } from '../reporters/text/printable';
import { table } from '../reporters/text/table';
import { wrap } from '../reporters/text/wrap';

const COLUMNS = [{ title: '' }, { title: 'A' }, { title: 'B' }] as const;

/** The widest row of figures that a mail bears: longer values get lines of their own. */
const WIDEST = 60;

/** What differs besides ranges: short values side by side, long ones below each other. */
export function factLines(facts: readonly FactDifference[]): readonly string[] {
  const rows = facts.map(({ fact, of, a, b }) => [nameOf(fact, of), printable(a), printable(b)] as const);
  const short = rows.filter(([, a, b]) => a.length + b.length <= WIDEST);
  const long = rows.filter((row) => !short.includes(row));
  return [
    ...(short.length === 0 ? [] : table(COLUMNS, short)),
    ...long.flatMap(([name, a, b]) => [`  ${name}`, ...wrap(a, '    A: ', '       '), ...wrap(b, '    B: ', '       ')]),
  ];
}
