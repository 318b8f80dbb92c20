import type { ByVerdict, VerdictKind } from './tally';

export interface NameRow {
  /** Undefined where the evidence does not tell it. */
  readonly name?: string;
  readonly by: ByVerdict;
}

/** Hosts by a name that captures give, such as a BIOS version, and by verdict. */
export interface NameCounts {
  add(name: string | undefined, verdict: VerdictKind): void;
  /** Worst first. */
  rows(): readonly NameRow[];
  /** Hosts whose names are more than are counted one by one. */
  readonly others: ByVerdict;
}

/** Names that are counted one by one: what captures say has no bound. */
const MOST_NAMES = 1000;
const NONE: ByVerdict = { fails: 0, undetermined: 0, passes: 0 };

export function nameCounts(): NameCounts {
  const counted = new Map<string | undefined, Record<VerdictKind, number>>();
  const others = { ...NONE };
  return {
    others,
    add(name, verdict) {
      const met = counted.get(name) ?? (counted.size < MOST_NAMES || name === undefined ? { ...NONE } : others);
      met[verdict] += 1;
      if (met !== others) counted.set(name, met);
    },
    rows: () => [...counted].map(([name, by]) => ({ ...(name !== undefined && { name }), by })).sort(worstFirst),
  };
}

export function sum({ fails, undetermined, passes }: ByVerdict): number {
  return fails + undetermined + passes;
}

function worstFirst(a: NameRow, b: NameRow): number {
  return b.by.fails - a.by.fails || b.by.undetermined - a.by.undetermined || b.by.passes - a.by.passes || compareNames(a.name, b.name);
}

/** By code points, so that the order is the same everywhere; without a name comes last. */
function compareNames(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
