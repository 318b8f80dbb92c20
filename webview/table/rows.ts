import type { MapLane, MapSegment, MapView } from '../../src/analysis/map/view';
import { rank, severityOf, type Severity } from '../layout/severity';
import { placeText, rangeText } from '../text/describe';
import { humanSize } from '../../src/analysis/base/format';

/** One segment in words. */
export interface Row {
  readonly lane: MapLane;
  readonly segment: MapSegment;
  readonly range: string;
  readonly size: string;
  readonly what: string;
  readonly from: string;
  readonly why: string;
  readonly severity: Severity | undefined;
}

export function rowsOf(view: MapView): readonly Row[] {
  return view.lanes.flatMap((lane) => lane.segments.map((segment) => rowOf(lane, segment)));
}

function rowOf(lane: MapLane, segment: MapSegment): Row {
  const messages = [...segment.findings].sort((a, b) => rank(a.severity) - rank(b.severity)).map(({ message }) => message);
  return {
    lane,
    segment,
    range: rangeText(segment),
    size: humanSize(segment.end - segment.start),
    what: `${lane.title} · ${segment.label}`,
    from: segment.place === undefined ? '' : placeText(segment.place),
    why: messages.join(' '),
    severity: severityOf(segment),
  };
}

export interface Filter {
  /** `undefined` for all lanes. */
  readonly lane: string | undefined;
  readonly onlyFindings: boolean;
  /** Every word must occur in the row. */
  readonly text: string;
}

export function filterRows(rows: readonly Row[], { lane, onlyFindings, text }: Filter): readonly Row[] {
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  return rows.filter((row) => {
    if (lane !== undefined && row.lane.id !== lane) return false;
    if (onlyFindings && row.severity === undefined) return false;
    if (words.length === 0) return true;
    const codes = row.segment.findings.map(({ code }) => code).join(' ');
    const all = `${row.range} ${row.size} ${row.what} ${row.from} ${row.why} ${codes}`.toLowerCase();
    return words.every((word) => all.includes(word));
  });
}

export type ColumnId = 'range' | 'size' | 'what' | 'from' | 'why';

export interface Sorting {
  readonly column: ColumnId;
  readonly descending: boolean;
}

type Compare = (a: Row, b: Row) => number;

const byAddress: Compare = (a, b) => a.segment.start - b.segment.start || b.segment.end - a.segment.end;

const comparisons: Readonly<Record<ColumnId, Compare>> = {
  range: byAddress,
  size: (a, b) => a.segment.end - a.segment.start - (b.segment.end - b.segment.start),
  what: (a, b) => compareText(a.what, b.what),
  from: (a, b) => compareText(a.segment.place?.name ?? '', b.segment.place?.name ?? '') || lineOf(a) - lineOf(b),
  /** Worst first. */
  why: (a, b) => rank(a.severity) - rank(b.severity),
};

/** Equal rows stay in address order, in either direction. */
export function sortRows(rows: readonly Row[], { column, descending }: Sorting): readonly Row[] {
  const compare = comparisons[column];
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => sign * compare(a, b) || byAddress(a, b));
}

/** By code unit: the order must not depend on where the page runs. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function lineOf({ segment }: Row): number {
  return segment.place?.line ?? -1;
}
