import type { Fact } from '../evidence/fact';

/** Facts by kind, each in the order of the evidence. */
export type FactsByKind = ReadonlyMap<Fact['kind'], readonly Fact[]>;

export function byKind(facts: readonly Fact[]): FactsByKind {
  const groups = new Map<Fact['kind'], Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.kind);
    if (group === undefined) groups.set(fact.kind, [fact]);
    else group.push(fact);
  }
  return groups;
}

export function ofKind<K extends Fact['kind']>(facts: FactsByKind, kind: K): readonly Extract<Fact, { kind: K }>[] {
  // A group holds one kind only; a map cannot say so in its type.
  return (facts.get(kind) ?? []) as readonly Extract<Fact, { kind: K }>[];
}
