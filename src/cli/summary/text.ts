import { printable } from '../reporters/text/printable';
import { table } from '../reporters/text/table';
import { wrap } from '../reporters/text/wrap';
import { headline } from './headline';
import { tablesOf, type SummaryTable } from './tables';
import type { Counts } from './tally';

/** A summary that a person reads in a terminal and pastes into a mail. */
export function summaryText(counts: Counts, most: number): string {
  const parts = [wrap(headline(counts).join(' '), '', ''), ...tablesOf(counts, most).map(section)];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function section({ title, columns, rows, note }: SummaryTable): readonly string[] {
  const heads = columns.map((column) => ({ title: column.title.toLowerCase(), align: column.kind === 'number' ? ('right' as const) : ('left' as const) }));
  const cells = rows.map((row) => row.map((cell) => printable(String(cell))));
  return [title, ...table(heads, cells), ...(note === undefined ? [] : [`  ${note}`])];
}
