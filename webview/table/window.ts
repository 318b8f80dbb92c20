/** The rows [from, to) to keep in the document, and how far down the first of them stands. */
export interface RowWindow {
  readonly from: number;
  readonly to: number;
  readonly offsetPx: number;
  readonly totalPx: number;
}

/** Rows kept above and below what is seen. */
const SPARE = 8;

export function rowWindow(count: number, rowPx: number, scrollPx: number, heightPx: number): RowWindow {
  const first = Math.floor(scrollPx / rowPx) - SPARE;
  const last = Math.ceil((scrollPx + heightPx) / rowPx) + SPARE;
  const from = Math.max(0, Math.min(first, count));
  const to = Math.max(from, Math.min(last, count));
  return { from, to, offsetPx: from * rowPx, totalPx: count * rowPx };
}

/** Where to scroll so that a row is seen; `scrollPx` if it is already. */
export function scrollToRow(row: number, rowPx: number, scrollPx: number, heightPx: number): number {
  const top = row * rowPx;
  if (top < scrollPx) return top;
  return top + rowPx > scrollPx + heightPx ? top + rowPx - heightPx : scrollPx;
}
