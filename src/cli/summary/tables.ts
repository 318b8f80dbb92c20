import { sum, type NameCounts } from './name-counts';
import { findingsOf, type ByVerdict, type Counts, type OutcomeKind } from './tally';

/** A table of the summary before it is printed in one form or another. */
export interface SummaryTable {
  readonly title: string;
  readonly columns: readonly SummaryColumn[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** What the rows leave out. */
  readonly note?: string;
}

export interface SummaryColumn {
  readonly title: string;
  /** Text of captures, which may hold anything; a sentence of ours, which may quote it; or what needs no care. */
  readonly kind: 'foreign' | 'prose' | 'plain' | 'number';
}

/** @param most Rows of a table that may have any number of them. */
export function tablesOf(counts: Counts, most: number): readonly SummaryTable[] {
  const cut = (table: SummaryTable): SummaryTable => capped(table, most);
  const all = [worst(counts), ...[findings(counts), byName('BIOS', counts.bios), byName('Kernel', counts.kernels)].map(cut), profiles(counts), notReviewed(counts)];
  return all.filter(({ rows }) => rows.length > 0);
}

function capped(table: SummaryTable, most: number): SummaryTable {
  if (table.rows.length <= most) return table;
  const hidden = `${table.rows.length - most} more rows are not listed (--most).`;
  return { ...table, rows: table.rows.slice(0, most), note: table.note === undefined ? hidden : `${hidden} ${table.note}` };
}

function worst({ worst: hosts }: Counts): SummaryTable {
  const list = hosts.list();
  return {
    title: 'Worst hosts',
    columns: [{ title: 'Host', kind: 'foreign' }, { title: 'Verdict', kind: 'plain' }, { title: 'Errors', kind: 'number' }, { title: 'Warnings', kind: 'number' }, { title: 'Findings', kind: 'foreign' }],
    rows: list.map(({ file, verdict, errors, warnings, codes }) => [file, verdict, errors, warnings, codes.join(', ')]),
    ...(hosts.total() > list.length && { note: `${hosts.total() - list.length} more hosts fail, are undetermined or have findings (--most).` }),
  };
}

function findings(counts: Counts): SummaryTable {
  return {
    title: 'Hosts by finding',
    columns: [{ title: 'Finding', kind: 'foreign' }, { title: 'Severity', kind: 'plain' }, { title: 'Hosts', kind: 'number' }, { title: 'Accepted', kind: 'number' }],
    rows: findingsOf(counts).map(([code, { severity, hosts, suppressed }]) => [code, severity, hosts, suppressed]),
  };
}

function byName(what: string, names: NameCounts): SummaryTable {
  const others = sum(names.others);
  const cells = ({ fails, undetermined, passes }: ByVerdict): readonly number[] => [fails, undetermined, passes];
  return {
    title: `Hosts by ${what === 'BIOS' ? what : what.toLowerCase()}`,
    columns: [{ title: what, kind: 'foreign' }, { title: 'Fail', kind: 'number' }, { title: 'Undetermined', kind: 'number' }, { title: 'Pass', kind: 'number' }],
    rows: names.rows().map(({ name, by }) => [name ?? '(not told)', ...cells(by)]),
    ...(others > 0 && { note: `${others} hosts have other names yet; so many names are not counted one by one.` }),
  };
}

const OUTCOMES: readonly OutcomeKind[] = ['fails', 'may-fail', 'undetermined', 'passes'];

function profiles({ profiles: counted }: Counts): SummaryTable {
  return {
    title: 'Hosts by outcome under each kernel profile',
    columns: [{ title: 'Profile', kind: 'foreign' }, ...['Fail', 'May fail', 'Undetermined', 'Pass'].map((title) => ({ title, kind: 'number' as const }))],
    rows: [...counted].map(([profile, by]) => [profile, ...OUTCOMES.map((outcome) => by[outcome])]),
  };
}

function notReviewed({ notReviewed: list, errors }: Counts): SummaryTable {
  return {
    title: 'Could not be reviewed, or not whole',
    columns: [{ title: 'File', kind: 'foreign' }, { title: 'Why', kind: 'prose' }],
    rows: list.map(({ file, error }) => [file, error]),
    ...(errors > list.length && { note: `${errors - list.length} more are not listed (--most).` }),
  };
}
