import { markdownCode, markdownProse, markdownTable } from '../../analysis/index';
import { headline } from './headline';
import { tablesOf, type SummaryColumn, type SummaryTable } from './tables';
import type { Counts } from './tally';

/** A summary for an issue thread. Nothing of a capture can become a link, a mention or HTML in it. */
export function summaryMarkdown(counts: Counts, most: number): string {
  const [first = '', ...more] = headline(counts);
  const parts = [[`## ${first.replace(/\.$/, '')}`], ...(more.length === 0 ? [] : [[more.join(' ')]]), ...tablesOf(counts, most).map(section)];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function section({ title, columns, rows, note }: SummaryTable): readonly string[] {
  const heads = columns.map((column) => ({ title: column.title, ...(column.kind === 'number' && { align: 'right' as const }) }));
  const cells = rows.map((row) => row.map((cell, index) => markup(cell, columns[index]?.kind ?? 'foreign')));
  return [`### ${title}`, '', ...markdownTable(heads, cells), ...(note === undefined ? [] : ['', note])];
}

function markup(cell: string | number, kind: SummaryColumn['kind']): string {
  const text = String(cell);
  if (kind === 'foreign') return markdownCode(text, 'table');
  return kind === 'prose' ? markdownProse(text, 'table') : text;
}
