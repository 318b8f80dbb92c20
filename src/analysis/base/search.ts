/** How many items of an ascending list have a value of at most `limit`. Takes time logarithmic in the length. */
export function countUpTo<T>(sorted: readonly T[], limit: number, valueOf: (item: T) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const item = sorted[middle];
    if (item !== undefined && valueOf(item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
