/** The rows [from, to) to keep in the document, and how far down the first of them stands. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly offsetPx: number;
  readonly totalPx: number;
}

/** Rows kept above and below what is seen. */
const SPARE = 8;
/** Browsers let nothing be taller than about 33 million pixels: rows beyond share the height that there is. */
const TALLEST_PX = 8_000_000;

export function rowWindow(count: number, rowPx: number, scrollPx: number, heightPx: number): RowWindow {
  const at = trueScroll(count, rowPx, scrollPx, heightPx);
  const first = Math.floor(at / rowPx) - SPARE;
  const last = Math.ceil((at + heightPx) / rowPx) + SPARE;
  const from = Math.max(0, Math.min(first, count));
  const to = Math.max(from, Math.min(last, count));
  return { from, to, offsetPx: from * rowPx - at + scrollPx, totalPx: Math.min(TALLEST_PX, count * rowPx) };
}

/** Where to scroll so that a row is seen; `scrollPx` if it is already. */
export function scrollToRow(row: number, count: number, rowPx: number, scrollPx: number, heightPx: number): number {
  const at = trueScroll(count, rowPx, scrollPx, heightPx);
  const top = row * rowPx;
  if (top >= at && top + rowPx <= at + heightPx) return scrollPx;
  const wanted = top < at ? top : top + rowPx - heightPx;
  return wanted / stretchOf(count, rowPx, heightPx);
}

/** Where the view would be if the table had its full height. */
function trueScroll(count: number, rowPx: number, scrollPx: number, heightPx: number): number {
  return scrollPx * stretchOf(count, rowPx, heightPx);
}

/** Pixels of the full height for one of the scroll bar. */
function stretchOf(count: number, rowPx: number, heightPx: number): number {
  const full = count * rowPx;
  return full <= TALLEST_PX ? 1 : (full - heightPx) / (TALLEST_PX - heightPx);
}
