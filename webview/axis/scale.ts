import { density, stretchIndex, type Axis } from './axis';
import { addressAt, toPx, visibleBytes, type Bytes, type Viewport } from './viewport';

/**
 * A viewport worked out for one plot: says the same as `toPx` and `addressAt`, at a small part of the cost for each of the
 * thousands of edges of a picture.
 */
export interface Scale {
  readonly widthPx: number;
  /** What the plot shows. */
  readonly bytes: Bytes;
  /** Nothing in sight takes more pixels for a byte. */
  readonly mostPxPerByte: number;
  /** Pixels from the plot's left edge. */
  px(address: number): number;
  addressAt(px: number): number;
  /** At `column` the first whole byte at the left edge of that pixel or behind it: ascending, from 0 to behind the plot. */
  readonly edges: Float64Array;
}

export function scaleOf(axis: Axis, view: Viewport, widthPx: number): Scale {
  const bytes = visibleBytes(axis, view, widthPx);
  const { starts, ends, bases, basePxs, perByte } = piecesOf(axis, view, bytes);
  const last = starts.length - 1;
  const low = starts[0] ?? 0;
  const high = ends[last] ?? 0;
  /** Where the address before was found: the next is mostly there too. */
  let near = 0;

  function px(address: number): number {
    if (!(address >= low && address < high)) return toPx(axis, view, address);
    if (address < (starts[near] ?? 0) || address >= (ends[near] ?? 0)) near = lastUpTo(starts, address);
    return (basePxs[near] ?? 0) + (address - (bases[near] ?? 0)) * (perByte[near] ?? 0);
  }

  const edges = new Float64Array(Math.ceil(widthPx) + 3);
  let piece = 0;
  for (let column = 0; column < edges.length; column += 1) {
    const at = (): number => (bases[piece] ?? 0) + (column - (basePxs[piece] ?? 0)) / (perByte[piece] ?? 1);
    let address = at();
    while (piece < last && address >= (ends[piece] ?? 0)) {
      piece += 1;
      address = at();
    }
    const inside = address >= (starts[piece] ?? 0) && address < (ends[piece] ?? 0);
    edges[column] = Math.max(edges[column - 1] ?? 0, Math.ceil(inside ? address : addressAt(axis, view, column)));
  }

  return {
    widthPx,
    bytes,
    mostPxPerByte: Math.max(...perByte),
    px,
    addressAt: (at) => addressAt(axis, view, at),
    edges,
  };
}

/** Of every stretch in sight: a byte of it near to the plot, where that is drawn, and how many pixels a byte takes. */
interface Pieces {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly bases: Float64Array;
  readonly basePxs: Float64Array;
  readonly perByte: Float64Array;
}

function piecesOf(axis: Axis, view: Viewport, { start, end }: Bytes): Pieces {
  const first = stretchIndex(axis, start);
  const seen = axis.stretches.slice(first, stretchIndex(axis, end) + 1);
  // Exact wherever it lies: the base is the stretch's end nearer to the anchor, or the anchor itself.
  const bases = Float64Array.from(seen, (stretch) => Math.max(stretch.start, Math.min(stretch.end, view.anchor)));
  return {
    starts: Float64Array.from(seen, (stretch) => stretch.start),
    ends: Float64Array.from(seen, (stretch) => stretch.end),
    bases,
    basePxs: bases.map((base) => toPx(axis, view, base)),
    perByte: Float64Array.from(seen, (stretch) => density(stretch) / view.unitsPerPx),
  };
}

/** The last index whose value is not above another; 0 if there is none. */
function lastUpTo(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ascending[middle] ?? Infinity) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
