import type { MapView } from '../../src/analysis/map/view';
import type { Severity } from './severity';

/** How two reviews differ: the codes of what a comparison lists, in the order of its legend. */
export const changes = ['added', 'removed', 'moved', 'grown', 'shrunk', 'changed', 'split', 'joined'] as const;
export type ChangeName = (typeof changes)[number];

const NAMES: Readonly<Record<ChangeName, string>> = {
  added: 'Only in B',
  removed: 'Only in A',
  moved: 'Moved',
  grown: 'Grown',
  shrunk: 'Shrunk',
  changed: 'Same bytes, said otherwise',
  split: 'Split',
  joined: 'Joined',
};

/** The kind of difference that a code stands for; `undefined` for the code of a finding. */
export function changeOf(code: string | undefined): ChangeName | undefined {
  return changes.find((change) => change === code);
}

export interface DifferenceKey {
  readonly sign: ChangeName | 'several';
  /** Gives the colour. */
  readonly severity: Severity;
  readonly name: string;
}

/** What the signs of a comparison mean, of those that it has; nothing where nothing is compared. */
export function differenceKeys({ compared, findings }: Pick<MapView, 'compared' | 'findings'>): readonly DifferenceKey[] {
  if (compared === undefined) return [];
  const keys = changes.flatMap((sign): readonly DifferenceKey[] => {
    // Facts come first: where a range has the same sign, its colour is the one on the map.
    const found = findings.findLast(({ code }) => code === sign);
    return found === undefined ? [] : [{ sign, severity: found.severity, name: NAMES[sign] }];
  });
  const onMap = findings.filter(({ segment }) => segment !== undefined);
  const worst = onMap.some(({ severity }) => severity === 'warning') ? 'warning' : 'information';
  return onMap.length < 2 ? keys : [...keys, { sign: 'several', severity: worst, name: 'Several in one place' }];
}
