export type OutcomeKind = 'passes' | 'fails' | 'undetermined';

/** Which sign stands beside an outcome: it begins with the verdict (`fails −28`, `may fail`, `passes`). */
export function outcomeKind(outcome: string): OutcomeKind {
  if (/^fail/i.test(outcome)) return 'fails';
  return /^pass/i.test(outcome) ? 'passes' : 'undetermined';
}
