import { count, describeOrigin, hex, humanSize, type Region, type Review } from '../../../analysis/index';
import { inCapture } from './captures';
import type { Section } from './section';
import { cap, table } from './table';
import { wrap } from './wrap';

/** Rows that a mail still bears. */
const MOST_ROWS = 24;

const PAGE_SIZE = 4096;

type Entry = NonNullable<Review['memlist']>[number];
type Coverage = NonNullable<Review['coverage']>[number];

const COVERED: Readonly<Record<Coverage['kind'], string>> = { whole: 'yes', part: 'part', none: 'no' };

/** The memory that TDX takes at initialisation, and whether CMRs hold it. */
export const memoryList: Section = ({ review }, { full }) => {
  const { memlist, coverage, host } = review;
  if (memlist === undefined) return [];
  const origin = host.regions === undefined ? '' : `, ${originOf(host.regions.origin, inCapture(review, host.regions.list[0]?.at))}${beforeInit(review)}`;
  const entries = `${count(memlist.length, 'entry', 'entries')}, ${humanSize(memlist.reduce((sum, entry) => sum + bytes(entry), 0))}`;
  const { shown, hidden } = cap(memlist, MOST_ROWS, full);
  return [
    ...wrap(`TDX memory list: ${entries}${origin}`, '', '    '),
    ...(shown.length === 0 ? [] : table(COLUMNS, shown.map((entry, index) => row(entry, coverage?.[index])))),
    ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more${hiddenCoverage(coverage?.slice(shown.length))}; --full prints all`]),
  ];
};

/** The capture stands behind the listing, before what is to be said of it. */
function originOf(origin: Parameters<typeof describeOrigin>[0], capture: string): string {
  const [listing = '', ...remarks] = describeOrigin(origin).split(': ');
  return [`${listing}${capture}`, ...remarks].join(': ');
}

/** Memory that no listing of the boot shows is in the list where it came before TDX. */
function beforeInit({ host, regionsAtInit }: Review): string {
  const size = (regions: readonly Region[]): number => regions.reduce((sum, { range }) => sum + (range.end - range.start), 0);
  const more = size(regionsAtInit ?? []) - size(host.regions?.list ?? []);
  return more > 0 ? `, and ${humanSize(more)} that was added before TDX` : '';
}

const COLUMNS = [
  { title: 'range' },
  { title: 'size', align: 'right' },
  { title: 'node', align: 'right' },
  { title: 'page frames' },
  { title: 'in CMRs' },
] as const;

function row({ startPfn, endPfn, node }: Entry, coverage: Coverage | undefined): readonly string[] {
  const range = `[${hex(startPfn * PAGE_SIZE)}, ${hex(endPfn * PAGE_SIZE)})`;
  const covered = coverage === undefined ? '?' : COVERED[coverage.kind];
  return [range, humanSize(bytes({ startPfn, endPfn })), node === undefined ? '?' : `${node}`, `[${hex(startPfn)}, ${hex(endPfn)})`, covered];
}

function bytes({ startPfn, endPfn }: Pick<Entry, 'startPfn' | 'endPfn'>): number {
  return (endPfn - startPfn) * PAGE_SIZE;
}

/** What nobody may overlook in rows that are not shown. */
function hiddenCoverage(hidden: readonly Coverage[] | undefined): string {
  const part = hidden?.filter(({ kind }) => kind === 'part').length ?? 0;
  const none = hidden?.filter(({ kind }) => kind === 'none').length ?? 0;
  return part + none === 0 ? '' : ` (${part} in part and ${none} not at all in CMRs)`;
}
