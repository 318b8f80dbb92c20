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

function edgesOf(lists: readonly SortedRanges[]): Float64Array {
  const all = new Float64Array(lists.reduce((sum, { starts }) => sum + 2 * starts.length, 0));
  let count = 0;
  for (const { starts, ends } of lists) {
    for (let index = 0; index < starts.length; index += 1) {
      all[count] = starts[index] ?? 0;
      all[count + 1] = ends[index] ?? 0;
      count += 2;
    }
  }
  all.sort();
  let kept = 0;
  for (let index = 0; index < all.length; index += 1) {
    if (index > 0 && all[index] === all[index - 1]) continue;
    all[kept] = all[index] ?? 0;
    kept += 1;
  }
  return all.subarray(0, kept);
}
