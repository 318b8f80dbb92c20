import type { AddressRange } from '../base/range';
import { partsOutside, union } from '../base/range-set';
import type { Place } from '../base/span';
import type { Review } from '../verdict/review';
import type { ComparedRange, RangeDifference, SourceId, TraitId } from './difference';
import { factsOf, type Fact, type FactId } from './facts';
import { compareRanges } from './ranges';
import type { Source } from './source';
import { sources } from './sources';

/** A thing that both reviews tell, each something else. */
export interface FactDifference {
  readonly fact: FactId;
  readonly of?: string;
  readonly a: string;
  readonly b: string;
}

/** A source that both reviews have, with what differs in it by address. */
export interface SourceComparison {
  readonly source: SourceId;
  /** By the first byte. */
  readonly differences: readonly RangeDifference[];
  /** Bytes that only one side has, whatever else is said of them: ascending, joined. */
  readonly onlyA: readonly AddressRange[];
  readonly onlyB: readonly AddressRange[];
  /** Traits that only one side tells: they are not compared. */
  readonly untold: readonly TraitId[];
  /** The sides whose list is known not to be whole. */
  readonly cut: readonly Side[];
}

export type Side = 'a' | 'b';

/** Evidence that one review has and the other has not: it cannot be compared, and that is no difference of the hosts. */
export interface OneSided {
  readonly what: SourceId | FactId;
  readonly only: Side;
}

/** What differs between two reviews. Plain data. */
export interface Comparison {
  /** The verdict first. */
  readonly facts: readonly FactDifference[];
  /** In the order of the map, those without a difference too. */
  readonly sources: readonly SourceComparison[];
  readonly oneSided: readonly OneSided[];
}

/** Compares two files, two boots, or two profiles of one review: ranges by address, never by line. */
export function compare(a: Review, b: Review): Comparison {
  const oneSided: OneSided[] = [];
  const facts = compareFacts(factsOf(a), factsOf(b), oneSided);
  const compared = sources.flatMap((source): SourceComparison | [] => {
    const [x, y] = [source.items(a), source.items(b)];
    if (x !== undefined && y !== undefined) return compareSource(source, [x, a], [y, b]);
    if (x !== undefined || y !== undefined) oneSided.push({ what: source.id, only: x === undefined ? 'b' : 'a' });
    return [];
  });
  return { facts, sources: compared, oneSided };
}

/** Whether anything that both tell differs. */
export function differs({ facts, sources: compared }: Comparison): boolean {
  return facts.length > 0 || compared.some(({ differences }) => differences.length > 0);
}

/** Where one side alone has these, the ranges they are about say so. */
const SAID_BY_RANGES: ReadonlySet<FactId> = new Set(['regions-from', 'tdmr-count', 'pamt-kb', 'holes']);

function compareFacts(a: readonly Fact[], b: readonly Fact[], oneSided: OneSided[]): readonly FactDifference[] {
  const key = ({ fact, of }: Fact): string => `${fact} ${of ?? ''}`;
  const others = new Map(b.map((fact) => [key(fact), fact]));
  const own = new Set(a.map(key));
  const subject = ({ fact, of }: Fact): Pick<Fact, 'fact' | 'of'> => ({ fact, ...(of !== undefined && { of }) });
  // Under every kernel profile or under none: that is one piece of evidence.
  const alone = (list: readonly Fact[], only: Side): readonly OneSided[] =>
    [...new Set(list.map(({ fact }) => fact))].flatMap((what) => (SAID_BY_RANGES.has(what) ? [] : [{ what, only }]));
  oneSided.push(...alone(a.filter((one) => !others.has(key(one))), 'a'), ...alone(b.filter((one) => !own.has(key(one))), 'b'));
  return a.flatMap((one) => {
    const other = others.get(key(one));
    return other === undefined || other.value === one.value ? [] : [{ ...subject(one), a: one.value, b: other.value }];
  });
}

type Given = readonly [items: readonly ComparedRange[], review: Review];

function compareSource(source: Source, [a, ofA]: Given, [b, ofB]: Given): SourceComparison {
  const [x, y] = [traitsTold(a), traitsTold(b)];
  // An empty list tells nothing of traits, and hides none.
  const told = TRAITS.filter((id) => x.has(id) && y.has(id));
  const untold = a.length === 0 || b.length === 0 ? [] : TRAITS.filter((id) => x.has(id) !== y.has(id));
  const [locateA, locateB] = [source.locator?.(ofA), source.locator?.(ofB)];
  const bytes = (items: readonly ComparedRange[]): AddressRange[] => union(items.map(({ range }) => range));
  const beyond = (ranges: readonly AddressRange[], others: readonly AddressRange[]): AddressRange[] => ranges.flatMap((range) => partsOutside(range, others));
  return {
    source: source.id,
    differences: compareRanges(a, b, told).map(({ change, a: before, b: after }) => ({ change, a: before.map((item) => located(item, locateA)), b: after.map((item) => located(item, locateB)) })),
    onlyA: beyond(bytes(a), bytes(b)),
    onlyB: beyond(bytes(b), bytes(a)),
    untold,
    cut: source.id === 'cmrs' ? ([['a', ofA], ['b', ofB]] as const).flatMap(([side, { host }]) => (isCut(host.cmrs) ? [side] : [])) : [],
  };
}

const TRAITS: readonly TraitId[] = ['type', 'node', 'domain', 'flags', 'holds', 'answer', 'driver', 'state'];

function traitsTold(items: readonly ComparedRange[]): ReadonlySet<string> {
  return new Set(items.flatMap(({ traits }) => Object.keys(traits)));
}

function located(item: ComparedRange, find: ((item: ComparedRange) => Place | undefined) | undefined): ComparedRange {
  const at = item.at ?? find?.(item);
  return at === undefined ? item : { ...item, at };
}

function isCut(cmrs: Review['host']['cmrs']): boolean {
  return cmrs?.cut !== undefined || cmrs?.unreadable !== undefined;
}
