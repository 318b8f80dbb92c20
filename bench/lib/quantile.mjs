/**
 * The value that this part of all values does not exceed; not a number where there are none.
 * @param {readonly number[]} values @param {number} part
 */
export function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
