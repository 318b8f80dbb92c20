import { describeStrain, hex, humanSize, pamtKbOf, pamtsInside, type PamtsInside, type Run } from '../../../analysis/index';
import type { Section } from './section';
import { cap, table } from './table';
import { wrap } from './wrap';

/** Rows that a mail still bears. */
const MOST_ROWS = 24;

type Tdmr = Run['kernel']['tdmrs'][number];

const COLUMNS = [
  { title: 'TDMR', align: 'right' },
  { title: 'range' },
  { title: 'size', align: 'right' },
  { title: 'holes', align: 'right' },
  { title: 'PAMTs inside', align: 'right' },
  { title: 'limit', align: 'right' },
  { title: 'PAMT', align: 'right' },
  { title: '' },
] as const;

/** The TDMRs that the chosen kernel makes, and how near each is to its limit of reserved areas. */
export const tdmrs: Section = ({ review: { run, host } }, { full }) => {
  const pamtKb = run && pamtKbOf(run);
  if (run === undefined || pamtKb === undefined) return [];
  const { maxTdmrs, maxReservedPerTdmr: limit } = host.limits;
  const rows = run.kernel.tdmrs.map((tdmr, index) => ({ tdmr, index, pamts: pamtsInside(index, run.kernel) }));
  const { shown, hidden } = cap(rows, MOST_ROWS, full);
  const strained = hidden.filter(({ tdmr, pamts }) => describeStrain(tdmr, pamts, limit) !== '').length;
  return [
    ...wrap(`TDMRs under ${run.profile}: ${rows.length} of ${maxTdmrs}, ${pamtKb} KB of PAMT`),
    ...table(COLUMNS, shown.map(({ tdmr, index, pamts }) => row(tdmr, index, pamts, limit))),
    ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more${strained === 0 ? '' : ` (${strained} may run out of reserved areas)`}; --full prints all`]),
  ];
};

function row(tdmr: Tdmr, index: number, pamts: PamtsInside, limit: number): readonly string[] {
  const { base, size, holes, pamtSizes } = tdmr;
  const pamt = pamtSizes['4k'] + pamtSizes['2m'] + pamtSizes['1g'];
  const inside = pamts.least === pamts.most ? `${pamts.most}` : `up to ${pamts.most}`;
  const range = `[${hex(base)}, ${hex(base + size)})`;
  return [`${index}`, range, humanSize(size), holes === undefined ? '?' : `${holes.length}`, inside, `${limit}`, humanSize(pamt), describeStrain(tdmr, pamts, limit)];
}
