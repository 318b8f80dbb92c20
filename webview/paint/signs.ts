import type { Severity } from '../layout/severity';

export type SignName = Severity | 'passes' | 'fails' | 'undetermined';

const DISC = 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1z';
const CROSS =
  'M5.3 4.1 8 6.8l2.7-2.7 1.2 1.2L9.2 8l2.7 2.7-1.2 1.2L8 9.2l-2.7 2.7-1.2-1.2L6.8 8 4.1 5.3z';

/** Filled even-odd on a 16 by 16 grid. Each severity has a shape of its own, so that colour is never all there is. */
export const signPaths: Readonly<Record<SignName, string>> = {
  error: DISC + CROSS,
  fails: DISC + CROSS,
  warning: 'M8 1 15.6 14.8H.4zM7.2 5.8h1.6v4.8H7.2zM7.2 11.7h1.6v1.6H7.2z',
  information: 'M3 1h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2zM7.2 6.8h1.6V12H7.2zM7.2 4h1.6v1.7H7.2z',
  passes: DISC + 'M3.9 8.3 5.1 7.1 7 9l3.9-4.2 1.2 1.1L7 11.4z',
  undetermined:
    DISC +
    'M5.3 6.4C5.3 4.8 6.4 3.9 8 3.9s2.7.9 2.7 2.4c0 1-.5 1.6-1.2 2.1-.6.4-.7.6-.7 1v.3H7.2v-.5c0-.9.4-1.3 1.1-1.8.6-.4.8-.7.8-1.1 0-.5-.4-.9-1.1-.9s-1.1.4-1.1 1zM7.2 10.7h1.6v1.6H7.2z',
};
