export interface Column {
  readonly title: string;
  readonly align?: 'right';
}

/** A table of cells that are Markdown already: made for the inside of a table. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(columns.map(({ title }) => title)), line(columns.map(({ align }) => (align === 'right' ? '---:' : '---'))), ...rows.map(line)];
}

/** Rows that everybody reads; more are folded, and the rest is counted. */
const SHOWN_OPEN = 12;
const MOST_ROWS = 64;

/** A titled list: open where it is short, to be unfolded where it is long. */
export function listing(title: string, columns: readonly Column[], rows: readonly (readonly string[])[], full: boolean): readonly string[] {
  if (rows.length === 0) return [];
  const shown = full ? rows : rows.slice(0, MOST_ROWS);
  const more = rows.length > shown.length ? ['', `${rows.length - shown.length} more are not listed.`] : [];
  const body = [...table(columns, shown), ...more];
  if (rows.length <= SHOWN_OPEN) return [`### ${title}`, '', ...body];
  return ['<details>', `<summary><b>${title}</b></summary>`, '', ...body, '', '</details>'];
}
