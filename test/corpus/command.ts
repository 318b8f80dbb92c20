import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { table } from '../../src/cli/reporters/text/table';
import { FAMILIES } from './families';
import { bundlesBelow, filesBelow } from './files';
import { bundleRow, fileRow, type Row } from './row';

export const HELP = `Reviews every capture below a folder, and prints what became of each.

  npm run corpus -- FOLDER [--show N]

  --show N   lines with a range of addresses that nothing was made of, to show for each file (default 0)
  --help     this text

Figures are compared with the table in a README.md beside a file, where it has a row for it; folders with a truth.json are
reviewed as one host besides, and compared with that. A capture passes when nothing crashes and no figure differs. The last
line is "N passed, N failed"; the exit code is 1 when any failed, 2 when the command itself is wrong.`;

/** Runs the comparison as a command. Returns the exit code. */
export function corpus(args: readonly string[], print: (line: string) => void): number {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    print(options);
    return options === HELP ? 0 : 2;
  }
  const { folder, show } = options;
  const files = filesBelow(folder).map((file) => fileRow(folder, file));
  const rows = [...files, ...bundlesBelow(folder).map((bundle) => bundleRow(folder, bundle))];
  for (const line of table(COLUMNS, rows.map(cells))) print(line);
  print('');
  for (const line of summary(files)) print(line);
  for (const line of strangers(files, show)) print(line);
  const failed = rows.filter((row) => !passes(row));
  for (const { name, crashes, differences = [] } of failed) for (const what of [...crashes.map((crash) => `crashed: ${crash}`), ...differences]) print(`${name}: ${what}`);
  print(`${rows.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 ? 1 : 0;
}

/** The options, or what to print in their place. */
function optionsOf(args: readonly string[]): { readonly folder: string; readonly show: number } | string {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { show: { type: 'string', default: '0' }, help: { type: 'boolean', default: false } } });
    if (values.help) return HELP;
    const [folder, ...more] = positionals;
    if (folder === undefined || more.length > 0) return 'Name one folder: npm run corpus -- FOLDER';
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return `${folder} is no folder.`;
    if (!/^\d{1,6}$/.test(values.show)) return '--show takes a whole number.';
    return { folder: path.resolve(folder), show: Number(values.show) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const COLUMNS = [
  { title: 'file' },
  { title: 'format' },
  { title: 'boots', align: 'right' },
  { title: 'facts', align: 'right' },
  { title: 'regions', align: 'right' },
  { title: 'memlist', align: 'right' },
  { title: 'TDMRs', align: 'right' },
  { title: 'max holes', align: 'right' },
  { title: 'PAMT KB', align: 'right' },
  { title: 'CMRs', align: 'right' },
  { title: 'verdict' },
  { title: 'crashes', align: 'right' },
  { title: 'as told' },
] as const;

function cells({ name, families, boots, facts, figures, verdicts, crashes, differences }: Row): readonly string[] {
  const { regions, memlist, tdmrs, maxHoles, pamtKb, cmrs } = figures;
  const shown = families.length > MOST_FAMILIES ? [...families.slice(0, MOST_FAMILIES), '…'] : families;
  return [
    name,
    shown.join(' ') || 'nothing known',
    `${boots}`,
    `${facts}`,
    ...[regions, memlist, tdmrs, maxHoles, pamtKb, cmrs].map((figure) => (figure === undefined ? '' : `${figure}`)),
    verdicts.join(', '),
    `${crashes.length}`,
    differences === undefined ? '' : differences.length === 0 ? 'yes' : 'NO',
  ];
}

const MOST_FAMILIES = 4;

function passes({ crashes, differences = [] }: Row): boolean {
  return crashes.length === 0 && differences.length === 0;
}

/** In how many files each kind of capture was found, and how many lines of it were understood. */
function summary(rows: readonly Row[]): readonly string[] {
  const counts = rows.flatMap(({ lines }) => lines ?? []);
  const families = [...new Set(Object.values(FAMILIES))].flatMap((family) => {
    const each = counts.map(({ understood }) => Object.entries(FAMILIES).reduce((sum, [kind, its]) => sum + (its === family ? (new Map(Object.entries(understood)).get(kind) ?? 0) : 0), 0));
    const found = each.filter((lines) => lines > 0);
    return found.length === 0 ? [] : [[family, `${found.length}`, `${total(found)}`]];
  });
  return [
    ...table([{ title: 'format' }, { title: 'files', align: 'right' }, { title: 'lines understood', align: 'right' }], families),
    '',
    `${rows.length} files, ${rows.filter(({ families: known }) => known.length === 0).length} of them with nothing known; ${total(counts.map(({ lines }) => lines))} lines read;`,
    `${total(counts.map(({ problems }) => problems))} lines that cannot be used and are told; ${total(counts.map((count) => count.strangers.length))} other lines with a range of addresses, which are not ours`,
  ];
}

function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}

function strangers(rows: readonly Row[], show: number): readonly string[] {
  return rows.flatMap(({ name, lines }) => (lines?.strangers ?? []).slice(0, show).map((line) => `${name}: ${line.slice(0, 160)}`));
}
