export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

/** Aligned columns, two spaces apart, without rules: it looks the same in a terminal, a mail and a bug tracker. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const titles = columns.map(({ title }) => title);
  const widths = titles.map((title, index) => rows.reduce((most, row) => Math.max(most, (row[index] ?? '').length), title.length));
  return [titles, ...rows].map((row) => {
    const cells = columns.map(({ align = 'left' }, index) => {
      const cell = row[index] ?? '';
      const width = widths[index] ?? 0;
      return align === 'right' ? cell.padStart(width) : cell.padEnd(width);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** The first rows of many, and a line that says how many are left out. */
export function cap<T>(items: readonly T[], most: number, full: boolean): { readonly shown: readonly T[]; readonly hidden: readonly T[] } {
  const end = full || items.length <= most ? items.length : most;
  return { shown: items.slice(0, end), hidden: items.slice(end) };
}
