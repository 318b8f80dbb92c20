import type { MapView } from '../../src/analysis/map/view';

/** What the picture's findings are called: those of a comparison are differences. */
export interface Wording {
  readonly title: string;
  readonly one: string;
  readonly many: string;
}

const FINDINGS: Wording = { title: 'Findings', one: 'finding', many: 'findings' };
const DIFFERENCES: Wording = { title: 'Differences', one: 'difference', many: 'differences' };

export function wordingOf({ compared }: Pick<MapView, 'compared'>): Wording {
  return compared === undefined ? FINDINGS : DIFFERENCES;
}
