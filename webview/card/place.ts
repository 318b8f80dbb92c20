/** A rectangle in the page's client pixels. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Corner {
  readonly left: number;
  readonly top: number;
}

const APART_PX = 10;
export const EDGE_PX = 6;

/**
 * Where a card stands: below what it describes, else above, else to the right or the left, at the first of these places
 * where it leaves all of `clear` in sight; where there is none, where it covers no more than it must, inside the window.
 */
export function placeBeside({ width, height }: Size, window: Size, beside: Area, clear: Area): Corner {
  const inside = (at: number, length: number, limit: number): number => Math.max(EDGE_PX, Math.min(at, limit - length - EDGE_PX));
  const left = inside(beside.left + APART_PX, width, window.width);
  const top = inside(beside.top, height, window.height);
  const fits = ({ left: x, top: y }: Corner): boolean =>
    x >= EDGE_PX && x + width + EDGE_PX <= window.width && y >= EDGE_PX && y + height + EDGE_PX <= window.height;
  const around = (area: Area): readonly Corner[] => [
    { left, top: area.bottom + APART_PX },
    { left, top: area.top - APART_PX - height },
    { left: area.right + APART_PX, top },
    { left: area.left - APART_PX - width, top },
  ];
  return [...around(clear), ...around(beside)].find(fits) ?? { left, top: inside(beside.bottom + APART_PX, height, window.height) };
}

/** A narrow window has room for lanes or for a card beside them: how far down it stands, at an edge away from what it describes. */
export function dockedTop(height: number, windowHeight: number, beside: Area, clear: Area): number {
  const low = windowHeight - height - EDGE_PX;
  const free = (area: Area): number | undefined => {
    if (low >= area.bottom + EDGE_PX) return low;
    return area.top - EDGE_PX - height >= 0 ? EDGE_PX : undefined;
  };
  return free(clear) ?? free(beside) ?? low;
}
