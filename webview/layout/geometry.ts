/** Where things stand, in CSS pixels. The style sheet reads the same figures from the elements that are laid over. */
export interface Geometry {
  /** True where lane titles stand above their boxes for want of room. */
  readonly narrow: boolean;
  /** The plot's left edge; lane titles stand before it. */
  readonly left: number;
  readonly plotWidth: number;
  readonly lane: LaneShape;
  /** Of a lane that is folded to a strip. */
  readonly folded: LaneShape;
}

export interface LaneShape {
  readonly height: number;
  /** From the lane's top to its boxes. */
  readonly boxTop: number;
  readonly boxHeight: number;
}

const NARROW_PX = 640;
const WIDE_PX = 1000;
const RIGHT_PX = 10;

export const RULER = { overviewTop: 4, overviewHeight: 18, axisTop: 30, height: 62 } as const;

const BESIDE = { lane: { height: 38, boxTop: 6, boxHeight: 25 }, folded: { height: 19, boxTop: 4, boxHeight: 11 } } as const;
const BELOW = { lane: { height: 50, boxTop: 21, boxHeight: 22 }, folded: { height: 28, boxTop: 20, boxHeight: 6 } } as const;

export function geometry(widthPx: number): Geometry {
  const narrow = widthPx < NARROW_PX;
  const left = narrow ? 2 : widthPx < WIDE_PX ? 150 : 178;
  const plotWidth = Math.max(1, widthPx - left - (narrow ? 2 : RIGHT_PX));
  return { narrow, left, plotWidth, ...(narrow ? BELOW : BESIDE) };
}
