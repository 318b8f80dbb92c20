/** One row of the table in the README of the corpus. A figure that it does not give is absent. */
export interface CorpusRow {
  readonly file: string;
  /** Lines of `Early memory node ranges` in the first boot. */
  readonly regions?: number;
  readonly memlist?: number;
  readonly tdmrs?: number;
  /** The most holes that one TDMR has. */
  readonly maxHoles?: number;
  readonly pamtKb?: number;
  readonly cmrs?: number;
  /** `failed -5, 0xc000050500000000`, or `initialised, 1050636 KB`. */
  readonly observed?: string;
}

const FIGURES = { regions: 'regions', memlist: 'memlist', tdmrs: 'TDMRs', maxHoles: 'max holes', pamtKb: 'PAMT KB', cmrs: 'CMRs' } as const satisfies Readonly<Partial<Record<keyof CorpusRow, string>>>;

/** Reads the table of Markdown whose first column is headed `file`. */
export function readTable(markdown: string): readonly CorpusRow[] {
  const rows = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  const [head = [], , ...body] = rows;
  const cell = (cells: readonly string[], name: string): string => {
    const index = head.indexOf(name);
    if (index < 0) throw new Error(`the table has no column ${name}`);
    return cells[index] ?? '';
  };
  return body.map((cells) => {
    const figures = Object.entries(FIGURES).map(([key, title]) => [key, cell(cells, title)] as const);
    const observed = cell(cells, 'observed');
    return {
      file: cell(cells, 'file'),
      ...Object.fromEntries(figures.flatMap(([key, shown]) => (shown === '' ? [] : [[key, Number(shown)] as const]))),
      ...(observed === '' ? {} : { observed }),
    };
  });
}

/** Whether Markdown holds such a table. */
export function hasTable(markdown: string): boolean {
  return markdown.split('\n').some((line) => /^\| *file *\|/.test(line) && Object.values(FIGURES).every((title) => line.includes(`| ${title} |`)));
}
