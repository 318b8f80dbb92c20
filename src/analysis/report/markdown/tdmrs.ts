import { hex, hexRange, humanSize } from '../../base/format';
import { physAddr } from '../../base/address';
import { totalOf } from '../../kernel/pamt';
import { pamtKbOf } from '../../run/run-words';
import { describeStrain, pamtsInside } from '../tdmr-strain';
import { code } from './escape';
import type { Section } from './section';
import { listing } from './table';

/** Holes of one TDMR that are listed: more than its reserved areas, so that an excess is seen. */
const MOST_HOLES = 24;

/** The TDMRs that the chosen kernel makes, with their holes: each takes a reserved area. */
export const tdmrs: Section = ({ review: { run, host }, full }) => {
  const pamtKb = run && pamtKbOf(run);
  if (run === undefined || pamtKb === undefined) return [];
  const { maxTdmrs, maxReservedPerTdmr: limit } = host.limits;
  const { kernel } = run;
  const rows = kernel.tdmrs.map((tdmr, index) => {
    const { base, size, holes, pamtSizes } = tdmr;
    const pamts = pamtsInside(index, kernel);
    const inside = pamts.least === pamts.most ? `${pamts.most}` : `up to ${pamts.most}`;
    return [`${index}`, code(hexRange({ start: physAddr(base), end: physAddr(base + size) })), humanSize(size), holes === undefined ? '?' : `${holes.length}`, inside, `${limit}`, humanSize(totalOf(pamtSizes)), describeStrain(tdmr, pamts, limit)];
  });
  const holes = kernel.tdmrs.flatMap(({ holes: list = [] }, index) => {
    const shown = full ? list : list.slice(0, MOST_HOLES);
    const more = list.length > shown.length ? ` and ${list.length - shown.length} more` : '';
    return list.length === 0 ? [] : [[`${index}`, `${list.length}`, `${shown.map(({ start, end }) => code(`[${hex(start)}, ${hex(end)})`)).join(' ')}${more}`]];
  });
  const listed = listing(`TDMRs under ${run.profile}: ${rows.length} of ${maxTdmrs}, ${pamtKb} KB of PAMT`, [
    { title: 'TDMR', align: 'right' },
    { title: 'range, end exclusive' },
    { title: 'size', align: 'right' },
    { title: 'holes', align: 'right' },
    { title: 'PAMTs inside', align: 'right' },
    { title: 'reserved areas allowed', align: 'right' },
    { title: 'PAMT', align: 'right' },
    { title: '' },
  ], rows, full);
  return holes.length === 0 ? listed : [...listed, '', ...listing('Holes in TDMRs', [{ title: 'TDMR', align: 'right' }, { title: 'holes', align: 'right' }, { title: 'ranges, end exclusive' }], holes, full)];
};
