import type { AddressRange } from '../base/range';
import type { Fact } from './fact';

/** Each kind of fact that can name a range, where it does. */
type Ranged<F> = F extends unknown ? ('range' extends keyof F ? F & { readonly range: AddressRange } : never) : never;

/** A fact about one range of addresses. */
export type RangedFact = Ranged<Fact>;

export function isRanged(fact: Fact): fact is RangedFact {
  return 'range' in fact && fact.range !== undefined;
}
