/** The row that a key goes to, or -1 if the key is none of the table's. `current` is -1 while no row is selected. */
export function nextRow(key: string, current: number, count: number, page: number): number {
  const limit = (index: number): number => Math.max(0, Math.min(count - 1, index));
  switch (key) {
    case 'ArrowDown':
      return limit(current + 1);
    case 'ArrowUp':
      return limit(current - 1);
    case 'PageDown':
      return limit(current + page);
    case 'PageUp':
      return limit(current - page);
    case 'Home':
      return 0;
    case 'End':
      return limit(count - 1);
    default:
      return -1;
  }
}
