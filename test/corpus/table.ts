/** One row of the table in the README of the corpus. A figure that it does not give is absent. */
export interface CorpusRow {
  readonly file: string;
  /** Lines of `Early memory node ranges` in the first boot. */
  readonly regions?: number;
  readonly memlist?: number;
  readonly cmrs?: number;
  /** `failed -5, 0xc000050500000000`, or `initialised, 1050636 KB`. */
  readonly observed?: string;
}

/** Reads the table of Markdown whose first column is headed `file`. */
export function readTable(markdown: string): readonly CorpusRow[] {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const [head = [], , ...body] = rows;
  const column = (name: string): number => {
    const index = head.indexOf(name);
    if (index < 0) throw new Error(`the table has no column ${name}`);
    return index;
  };
  const [file, regions, memlist, cmrs, observed] = ['file', 'regions', 'memlist', 'CMRs', 'observed'].map(column);
  const text = (cells: readonly string[], at: number | undefined): string => cells[at ?? -1] ?? '';
  const figure = (cells: readonly string[], at: number | undefined): number | undefined => (text(cells, at) === '' ? undefined : Number(text(cells, at)));
  return body.map((cells) => ({
    file: text(cells, file),
    ...given('regions', figure(cells, regions)),
    ...given('memlist', figure(cells, memlist)),
    ...given('cmrs', figure(cells, cmrs)),
    ...given('observed', text(cells, observed) || undefined),
  }));
}

function given<T>(key: keyof CorpusRow, value: T | undefined): { readonly [key: string]: T } {
  return value === undefined ? {} : { [key]: value };
}
