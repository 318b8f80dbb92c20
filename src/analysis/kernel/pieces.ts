import type { Refusal } from './hotplug';
import type { SortedRanges } from './sorted-ranges';

/** The address space, cut at every edge of the memory list and of the CMRs: all blocks that lie in one piece have one answer. */
export interface Pieces {
  /** Ascending, no two the same. Piece `i` lies between edge `i - 1` and edge `i`. */
  readonly edges: Float64Array;
  /** One more than there are edges. Nothing where a block may go online. */
  readonly answers: readonly (Refusal | undefined)[];
}

/** @param cmrs Absent where no whole list is known. */
export function piecesOf(list: SortedRanges, cmrs: SortedRanges | undefined): Pieces {
  const edges = edgesOf(cmrs === undefined ? [list] : [list, cmrs]);
  const listed = covers(list);
  const convertible = cmrs && covers(cmrs);
  const answers: (Refusal | undefined)[] = [];
  for (let piece = 0; piece <= edges.length; piece += 1) {
    const start = edges[piece - 1] ?? 0;
    const inList = listed(start);
    const inCmrs = convertible?.(start);
    if (inList) answers.push(undefined);
    else answers.push(inCmrs === undefined ? 'outside-snapshot-unknown' : inCmrs ? 'outside-snapshot' : 'not-convertible');
  }
  return { edges, answers };
}

/** Whether a range holds the piece that begins at an address. Asked of ascending addresses. */
function covers({ starts, ends }: SortedRanges): (address: number) => boolean {
  let next = 0;
  return (address) => {
    while (next < starts.length && (starts[next] ?? 0) <= address) next += 1;
    return next > 0 && (ends[next - 1] ?? 0) > address;
  };
}

/** Every edge once, ascending. */
function edgesOf(lists: readonly SortedRanges[]): Float64Array {
  const [first = NO_EDGES, second = NO_EDGES] = lists.map(edgesOfList);
  const merged = new Float64Array(first.length + second.length);
  let kept = 0;
  let [i, j] = [0, 0];
  while (i < first.length || j < second.length) {
    const [a, b] = [first[i] ?? Infinity, second[j] ?? Infinity];
    const edge = a <= b ? a : b;
    if (a <= b) i += 1;
    else j += 1;
    if (kept > 0 && merged[kept - 1] === edge) continue;
    merged[kept] = edge;
    kept += 1;
  }
  return merged.subarray(0, kept);
}

const NO_EDGES = new Float64Array();

/** The edges of one list, ascending. They are in order as they stand, unless an odd listing overlaps. */
function edgesOfList({ starts, ends }: SortedRanges): Float64Array {
  const edges = new Float64Array(2 * starts.length);
  let last = 0;
  let ascend = true;
  for (let index = 0; index < starts.length; index += 1) {
    const [start, end] = [starts[index] ?? 0, ends[index] ?? 0];
    ascend &&= last <= start && start <= end;
    edges[2 * index] = start;
    edges[2 * index + 1] = end;
    last = end;
  }
  return ascend ? edges : edges.sort();
}
