/** Bytes [start, end) of the axis, drawn evenly over `width` units that begin `offset` units from the left end. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly offset: number;
  readonly width: number;
  /** No lane says anything about these bytes: the stretch is narrow whatever its size. */
  readonly folded: boolean;
}

/**
 * How physical addresses spread over a line. Units have no meaning of their own: a viewport says how many make a pixel.
 * Stretches are ascending, touch each other and are never empty.
 */
export interface Axis {
  readonly start: number;
  readonly end: number;
  /** Units from end to end. */
  readonly length: number;
  readonly stretches: readonly Stretch[];
}

/** An axis without folds: one unit is one byte. */
export function linearAxis(start: number, end: number): Axis {
  const width = end - start;
  return { start, end, length: width, stretches: [{ start, end, offset: 0, width, folded: false }] };
}

/** Units per byte. */
export function density(stretch: Stretch): number {
  return stretch.width / (stretch.end - stretch.start);
}

/** The index of the last stretch for which `before` holds; 0 if there is none. */
function lastWhere(axis: Axis, before: (stretch: Stretch) => boolean): number {
  let low = 0;
  let high = axis.stretches.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const stretch = axis.stretches[middle];
    if (stretch !== undefined && before(stretch)) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The index of the stretch that holds an address. An address beyond an end counts to the stretch at that end. */
export function stretchIndex(axis: Axis, address: number): number {
  return lastWhere(axis, (stretch) => stretch.start <= address);
}

export function stretchAt(axis: Axis, address: number): Stretch {
  const stretch = axis.stretches[stretchIndex(axis, address)];
  if (stretch === undefined) throw new RangeError('an axis has at least one stretch');
  return stretch;
}

function stretchAtOffset(axis: Axis, offset: number): Stretch {
  const stretch = axis.stretches[lastWhere(axis, (candidate) => candidate.offset <= offset)];
  if (stretch === undefined) throw new RangeError('an axis has at least one stretch');
  return stretch;
}

/**
 * Units from one address to another; negative to the left.
 * Subtracts addresses before it scales, so it is exact for close addresses wherever they lie, up to 2^52.
 */
export function distance(axis: Axis, from: number, to: number): number {
  if (to < from) return -distance(axis, to, from);
  const first = stretchAt(axis, from);
  const last = stretchAt(axis, to);
  if (first === last) return (to - from) * density(first);
  const between = last.offset - (first.offset + first.width);
  return (first.end - from) * density(first) + between + (to - last.start) * density(last);
}

/** The address that lies `units` from `from`, with a fraction of a byte; stops at the ends of the axis. */
export function travel(axis: Axis, from: number, units: number): number {
  const first = stretchAt(axis, from);
  const direct = from + units / density(first);
  if (direct >= first.start && direct < first.end) return direct;
  const target = stretchAtOffset(axis, first.offset + (from - first.start) * density(first) + units);
  const rest = units - distance(axis, from, target.start);
  return Math.min(target.end, Math.max(target.start, target.start + rest / density(target)));
}
