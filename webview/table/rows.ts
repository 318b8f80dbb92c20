import { parseAddress } from '../../src/analysis/base/address';
import { humanSize } from '../../src/analysis/base/format';
import type { MapFinding, MapLane, MapListedFinding, MapPlace, MapSegment, MapView } from '../../src/analysis/map/view';
import { isFindingsLane } from '../layout/findings-lane';
import { byWeight, rank, severityOf, type Severity } from '../layout/severity';
import { signOfFinding, type SignName } from '../paint/signs';
import { placeText, rangeText } from '../text/describe';

/**
 * One segment, or one finding that is about no memory. A view may have a million of them, of which a screen shows twenty:
 * what a row says is made when it is shown.
 */
export interface Row {
  readonly id: string;
  readonly lane: MapLane | undefined;
  readonly segment: MapSegment | undefined;
  /** Only for what has no segment. */
  readonly finding: MapListedFinding | undefined;
}

/** What a row says, cell by cell. */
export interface RowText {
  readonly range: string;
  readonly size: string;
  readonly what: string;
  readonly from: string;
  readonly why: string;
}

/** Stands where there is no range. */
export const NO_RANGE = '—';

export function rowsOf(view: MapView): readonly Row[] {
  const rows: Row[] = [];
  for (const lane of view.lanes) {
    for (const segment of lane.segments) rows.push({ id: segment.id, lane, segment, finding: undefined });
  }
  const lane = view.lanes.find(({ id }) => isFindingsLane(id));
  for (const [index, finding] of view.findings.entries()) {
    if (finding.segment === undefined) rows.push({ id: `unplaced:${index}`, lane, segment: undefined, finding });
  }
  return rows;
}

export function textOf(row: Row): RowText {
  const { segment, finding, lane } = row;
  const place = placeOfRow(row);
  return {
    range: segment === undefined ? NO_RANGE : rangeText(segment),
    size: segment === undefined ? '' : humanSize(segment.end - segment.start),
    what: `${lane?.title ?? 'Findings'} · ${segment?.label ?? finding?.code ?? ''}`,
    from: place === undefined ? '' : placeText(place),
    why: [...findingsOf(row)].sort(byWeight).map(({ message }) => message).join(' '),
  };
}

export function placeOfRow({ segment, finding }: Row): MapPlace | undefined {
  return segment === undefined ? finding?.place : segment.place;
}

export function severityOfRow({ segment, finding }: Row): Severity | undefined {
  return segment === undefined ? finding?.severity : severityOf(segment);
}

/** That of the weightiest that is found; `undefined` where nothing is. */
export function signOfRow(row: Row): SignName | undefined {
  const [first] = [...findingsOf(row)].sort(byWeight);
  return first === undefined || first.involved === true ? undefined : signOfFinding(first);
}

function findingsOf({ segment, finding }: Row): readonly MapFinding[] {
  return segment?.findings ?? (finding === undefined ? [] : [finding]);
}

function isFinding({ lane, finding }: Row): boolean {
  return finding !== undefined || (lane !== undefined && isFindingsLane(lane.id));
}

export interface Filter {
  /** Id of a lane; `undefined` for all of them. */
  readonly lane: string | undefined;
  /** The findings themselves, one row each; of a chosen lane the ranges that they are about. */
  readonly onlyFindings: boolean;
  /** Every word must occur in the row. */
  readonly text: string;
}

export function filterRows(rows: readonly Row[], { lane, onlyFindings, text }: Filter): readonly Row[] {
  const wanted = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = lane === undefined ? onlyFindings : isFindingsLane(lane);
  if (lane === undefined && !found && wanted.length === 0) return rows;
  const addresses = new Map(wanted.map((word) => [word, addressIn(word)]));
  return rows.filter((row) => {
    if (found ? !isFinding(row) : lane !== undefined && row.lane?.id !== lane) return false;
    if (onlyFindings && severityOfRow(row) === undefined) return false;
    if (wanted.length === 0) return true;
    const all = searched(row);
    return wanted.every((word) => all.includes(word) || holds(row, addresses.get(word)));
  });
}

/** A word that is an address finds what holds it, not only what is written so. */
function addressIn(word: string): number | undefined {
  const token = word.startsWith('0x') ? parseAddress(word) : undefined;
  return token?.kind === 'address' ? token.value : undefined;
}

function holds({ segment }: Row, address: number | undefined): boolean {
  return segment !== undefined && address !== undefined && segment.start <= address && address < segment.end;
}

function searched(row: Row): string {
  const { range, size, what, from, why } = textOf(row);
  return `${range} ${size} ${what} ${from} ${why} ${findingsOf(row).map(({ code }) => code).join(' ')}`.toLowerCase();
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
  what: (a, b) => compareText(a.lane?.title ?? '', b.lane?.title ?? '') || compareText(labelOf(a), labelOf(b)),
  from: (a, b) => compareText(placeOfRow(a)?.name ?? '', placeOfRow(b)?.name ?? '') || lineOf(a) - lineOf(b),
  /** Worst first, a finding before the ranges that it is about. */
  why: (a, b) => weight(a) - weight(b) || Number(!isFinding(a)) - Number(!isFinding(b)),
};

/** Equal rows stay in address order, in either direction. */
export function sortRows(rows: readonly Row[], { column, descending }: Sorting): readonly Row[] {
  const compare = comparisons[column];
  const sign = descending ? -1 : 1;
  // Lanes are mostly in order, so this is quick; the second sort keeps that order among equals.
  const sorted = [...rows].sort(byAddress);
  return column === 'range' && !descending ? sorted : sorted.sort((a, b) => sign * compare(a, b));
}

/** What is only involved in a finding comes before what has nothing to say. */
function weight(row: Row): number {
  const severity = severityOfRow(row);
  return rank(severity) + Number(severity === undefined && findingsOf(row).length === 0);
}

function labelOf({ segment, finding }: Row): string {
  return segment?.label ?? finding?.code ?? '';
}

function bytesOf({ segment }: Row): number {
  return segment === undefined ? -1 : segment.end - segment.start;
}

/** By code unit: the order must not depend on where the page runs. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function lineOf(row: Row): number {
  return placeOfRow(row)?.line ?? -1;
}
