/** One place of a case where the model and the vector do not agree. */
export interface Difference {
  /** The kernel variant, where the case has several. */
  readonly variant?: string;
  /** Such as `tdmrs[1].rsvd[3].offset`; empty for a case that cannot be run at all. */
  readonly field: string;
  readonly actual: unknown;
  readonly expected: unknown;
  /** Why a case cannot be run exactly: then nothing of it counts as compared. */
  readonly reason?: string;
}

/** Every field of `expected` against the same field of `actual`, and no field more: the first place of each that differs. */
export function compareFields(actual: object, expected: object): readonly Difference[] {
  const [left, right] = [new Map<string, unknown>(Object.entries(actual)), new Map<string, unknown>(Object.entries(expected))];
  const fields = [...new Set([...right.keys(), ...left.keys()])];
  return fields.flatMap((field) => firstDifference(left.get(field), right.get(field), field) ?? []);
}

/** The first place, depth first, where two plain values differ. An absent field is `undefined`. */
export function firstDifference(actual: unknown, expected: unknown, field: string): Difference | undefined {
  if (Object.is(actual, expected)) return undefined;
  if (!isBranch(actual) || !isBranch(expected) || Array.isArray(actual) !== Array.isArray(expected)) return { field, actual, expected };
  const keys = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  for (const key of keys) {
    const place = Array.isArray(expected) ? `${field}[${key}]` : `${field}.${key}`;
    const found = firstDifference(actual[key], expected[key], place);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
