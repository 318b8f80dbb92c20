import type { MapFinding } from '../../src/analysis/map/view';
import { changeOf, type ChangeName } from '../layout/differences';
import type { Marker } from '../layout/markers';
import type { Severity } from '../layout/severity';

export type SignName = Severity | ChangeName | 'several' | 'passes' | 'fails' | 'undetermined';

const DISC = 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z';
const CROSS =
  'M5.3 4.1 8 6.8l2.7-2.7 1.2 1.2L9.2 8l2.7 2.7-1.2 1.2L8 9.2l-2.7 2.7-1.2-1.2L6.8 8 4.1 5.3z';

/** Filled even-odd on a 16 by 16 grid. Each severity and each kind of difference has a shape of its own, so that colour is never all there is. */
export const signPaths: Readonly<Record<SignName, string>> = {
  error: DISC + CROSS,
  fails: DISC + CROSS,
  warning: 'M8 1 15.6 14.8H.4zM7.2 5.8h1.6v4.8H7.2zM7.2 11.7h1.6v1.6H7.2z',
  information: 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zM7.2 6.8h1.6V12H7.2zM7.2 4h1.6v1.7H7.2z',
  added: DISC + 'M7 4h2v3h3v2H9v3H7V9H4V7h3z',
  removed: DISC + 'M4 7h8v2H4z',
  moved: 'M1 5.5h7V1.6L15.5 8 8 14.4v-3.9H1z',
  grown: 'M.3 8 5.6 2.6v3.6h4.8V2.6L15.7 8l-5.3 5.4V9.8H5.6v3.6z',
  shrunk: 'M0 6.2h2.4V2.6L7.5 8l-5.1 5.4V9.8H0zM16 6.2h-2.4V2.6L8.5 8l5.1 5.4V9.8H16z',
  changed: 'M8 .3 15.7 8 8 15.7.3 8zM4.8 6h6.4v1.5H4.8zM4.8 8.7h6.4v1.5H4.8z',
  split: 'M1 3h5.6v10H1zM9.4 3H15v10H9.4z',
  joined: 'M1 3h14v10H1zM7.3 3h1.4v2.6H7.3zM7.3 6.7h1.4v2.6H7.3zM7.3 10.4h1.4V13H7.3z',
  several: DISC + 'M3.4 7h2v2h-2zM7 7h2v2H7zM10.6 7h2v2h-2z',
  passes: DISC + 'M3.9 8.3 5.1 7.1 7 9l3.9-4.2 1.2 1.1L7 11.4z',
  undetermined:
    DISC +
    'M5.3 6.4C5.3 4.8 6.4 3.9 8 3.9s2.7.9 2.7 2.4c0 1-.5 1.6-1.2 2.1-.6.4-.7.6-.7 1v.3H7.2v-.5c0-.9.4-1.3 1.1-1.8.6-.4.8-.7.8-1.1 0-.5-.4-.9-1.1-.9s-1.1.4-1.1 1zM7.2 10.7h1.6v1.6H7.2z',
};

/** A difference has a sign of its own, all else that of how bad it is. */
export function signOfFinding({ code, severity }: Pick<MapFinding, 'code' | 'severity'>): SignName {
  return changeOf(code) ?? severity;
}

/** For one difference its own; for several that share a place one that says so. */
export function signOfMarker({ severity, box: { count, telling } }: Pick<Marker, 'severity' | 'box'>): SignName {
  const change = changeOf(telling.findings[0]?.code);
  if (change === undefined) return severity;
  return count === 1 ? change : 'several';
}
