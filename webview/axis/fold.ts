import type { MapLane, MapSegment } from '../../src/analysis/map/view';
import { type Axis, linearAxis, type Stretch } from './axis';
import type { Bytes } from './viewport';

/** The axis of a view without any range: enough to have something to stand on. */
const EMPTY_END = 2 ** 32;
const FOLD_UNITS = 5;
const PAGE = 4096;
/** A run of this many blocks of one size is one stretch. */
const SHORTEST_RUN = 4;

export interface FoldOptions {
  /** All lanes: a finding about memory that no source lists is worth its room too. */
  readonly lanes: readonly MapLane[];
  /** One past the last byte that any lane mentions. */
  readonly end: number;
}

/**
 * Gives every stretch between two boundaries a width that grows slowly with its size, so that 4 KiB beside 64 GiB can
 * be seen; stretches that no lane describes are folded.
 */
export function foldedAxis({ lanes, end }: FoldOptions): Axis {
  const described = lanes.flatMap((lane) => joinRuns(lane.segments)).filter((bytes) => bytes.start < bytes.end);
  const edges = new Set([0, end]);
  for (const bytes of described) edges.add(bytes.start).add(Math.min(bytes.end, end));
  const sorted = [...edges].sort((a, b) => a - b);
  const covered = coverage(described);

  const stretches: Stretch[] = [];
  let offset = 0;
  for (const [index, start] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next === undefined) break;
    const folded = !covered(start);
    const width = folded ? FOLD_UNITS : describedUnits(next - start);
    stretches.push({ start, end: next, offset, width, folded });
    offset += width;
  }
  return stretches.length === 0 ? linearAxis(0, EMPTY_END) : { start: 0, end, length: offset, stretches };
}

/** 6 units for a page, 28 for 64 GiB, 200 for all of 2^52. */
function describedUnits(bytes: number): number {
  return 5 + (bytes / PAGE) ** 0.19;
}

/**
 * Joins touching segments of one tone and size, such as hotplug blocks: their inner edges are evenly spaced, so one
 * stretch draws them right, and a thousand blocks do not push everything else off the axis.
 */
export function joinRuns(segments: readonly MapSegment[]): Bytes[] {
  const sorted = [...segments].sort((a, b) => a.start - b.start);
  const result: Bytes[] = [];
  for (let index = 0; index < sorted.length; ) {
    const length = runLength(sorted, index);
    const taken = length >= SHORTEST_RUN ? length : 1;
    const first = sorted[index];
    const last = sorted[index + taken - 1];
    if (first !== undefined && last !== undefined) result.push({ start: first.start, end: last.end });
    index += taken;
  }
  return result;
}

function runLength(sorted: readonly MapSegment[], from: number): number {
  let length = 1;
  for (; from + length < sorted.length; length += 1) {
    const before = sorted[from + length - 1];
    const next = sorted[from + length];
    if (before === undefined || next === undefined) break;
    const alike = before.tone === next.tone && before.end - before.start === next.end - next.start;
    if (!alike || before.end !== next.start) break;
  }
  return length;
}

/** Tells, for ascending addresses, whether any of `ranges` holds them. */
function coverage(ranges: readonly Bytes[]): (address: number) => boolean {
  const sorted = [...ranges].sort((a, b) => a.start - b.start);
  let next = 0;
  let reach = 0;
  return (address) => {
    for (let range = sorted[next]; range !== undefined && range.start <= address; range = sorted[next]) {
      reach = Math.max(reach, range.end);
      next += 1;
    }
    return address < reach;
  };
}
