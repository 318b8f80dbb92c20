import type { Box } from './boxes';

const GAP_PX = 1;
/** As wide as this, a box has room for the gap. */
export const WITH_GAP_PX = 4;

/** Neighbours are told apart by the background between them, where there is room for it; a crowd fills its pixels. */
export function drawnWidth({ width, count }: Pick<Box, 'width' | 'count'>): number {
  return width >= WITH_GAP_PX && count === 1 ? width - GAP_PX : width;
}
