import { humanSize } from '../../src/analysis/base/format';
import type { MapFinding, MapLane, MapListedFinding, MapPlace, MapSegment, MapView } from '../../src/analysis/map/view';
import { FINDINGS_LANE } from '../layout/lane-index';
import { byWeight, rank, severityOf, type Severity } from '../layout/severity';
import { placeText, rangeText } from '../text/describe';

/** One segment in words, or one finding that is about no memory. */
export interface Row {
  readonly id: string;
  /** Id of its lane. */
  readonly lane: string;
  readonly segment: MapSegment | undefined;
  readonly place: MapPlace | undefined;
  readonly range: string;
  readonly size: string;
  readonly what: string;
  readonly from: string;
  readonly why: string;
  readonly severity: Severity | undefined;
  readonly codes: string;
}

/** Stands where there is no range. */
export const NO_RANGE = '—';

export function rowsOf(view: MapView): readonly Row[] {
  const lane = view.lanes.find(({ id }) => id === FINDINGS_LANE);
  return [
    ...view.lanes.flatMap((each) => each.segments.map((segment) => rowOf(each, segment))),
    ...view.findings.flatMap((finding, index) => (finding.segment === undefined ? rowWithoutRange(lane?.title ?? 'Findings', finding, index) : [])),
  ];
}

function rowOf(lane: MapLane, segment: MapSegment): Row {
  const findings = [...segment.findings].sort(byWeight);
  return {
    id: segment.id,
    lane: lane.id,
    segment,
    place: segment.place,
    range: rangeText(segment),
    size: humanSize(segment.end - segment.start),
    what: `${lane.title} · ${segment.label}`,
    ...words(findings, segment.place),
    severity: severityOf(segment),
  };
}

function rowWithoutRange(title: string, finding: MapListedFinding, index: number): Row {
  const { code, place, severity } = finding;
  const rest = { id: `unplaced:${index}`, lane: FINDINGS_LANE, segment: undefined, place, range: NO_RANGE, size: '', what: `${title} · ${code}` };
  return { ...rest, ...words([finding], place), severity };
}

function words(findings: readonly MapFinding[], place: MapPlace | undefined): Pick<Row, 'from' | 'why' | 'codes'> {
  return {
    from: place === undefined ? '' : placeText(place),
    why: findings.map(({ message }) => message).join(' '),
    codes: findings.map(({ code }) => code).join(' '),
  };
}

export interface Filter {
  /** `undefined` for all lanes. */
  readonly lane: string | undefined;
  /** The findings themselves, one row each; of a chosen lane the ranges that they are about. */
  readonly onlyFindings: boolean;
  /** Every word must occur in the row. */
  readonly text: string;
}

export function filterRows(rows: readonly Row[], { lane, onlyFindings, text }: Filter): readonly Row[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const from = lane ?? (onlyFindings ? FINDINGS_LANE : undefined);
  return rows.filter((row) => {
    if (from !== undefined && row.lane !== from) return false;
    if (onlyFindings && row.severity === undefined) return false;
    if (wanted.length === 0) return true;
    const all = `${row.range} ${row.size} ${row.what} ${row.from} ${row.why} ${row.codes}`.toLowerCase();
    return wanted.every((word) => all.includes(word));
  });
}

export type ColumnId = 'range' | 'size' | 'what' | 'from' | 'why';

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

type Compare = (a: Row, b: Row) => number;

/** What has no range comes after all that has one. */
const byAddress: Compare = ({ segment: a }, { segment: b }) => {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  return a.start - b.start || b.end - a.end;
};

const comparisons: Readonly<Record<ColumnId, Compare>> = {
  range: byAddress,
  size: (a, b) => bytesOf(a) - bytesOf(b),
  what: (a, b) => compareText(a.what, b.what),
  from: (a, b) => compareText(a.place?.name ?? '', b.place?.name ?? '') || lineOf(a) - lineOf(b),
  /** Worst first, a finding before the ranges that it is about. */
  why: (a, b) => weight(a) - weight(b) || Number(a.lane !== FINDINGS_LANE) - Number(b.lane !== FINDINGS_LANE),
};

/** Equal rows stay in address order, in either direction. */
export function sortRows(rows: readonly Row[], { column, descending }: Sorting): readonly Row[] {
  const compare = comparisons[column];
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || byAddress(a, b));
}

/** What is only involved in a finding comes before what has nothing to say. */
function weight({ severity, why }: Row): number {
  return rank(severity) + Number(severity === undefined && why === '');
}

function bytesOf({ segment }: Row): number {
  return segment === undefined ? -1 : segment.end - segment.start;
}

/** By code unit: the order must not depend on where the page runs. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function lineOf({ place }: Row): number {
  return place?.line ?? -1;
}
