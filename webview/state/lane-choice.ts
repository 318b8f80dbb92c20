import { ownId } from './pairs';

/**
 * How the reader has arranged the lanes, by their ids. It holds for every document: lanes have the same ids in all. In a comparison
 * it holds for both sides: a lane of A and the same lane of B stay together.
 */
export interface LaneChoice {
  /** Those that were ever moved past another, from the top; lanes that are not named keep their place among the others. */
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  /** Shown as a thin strip. */
  readonly folded: readonly string[];
}

export const NO_CHOICE: LaneChoice = { order: [], hidden: [], folded: [] };

export function isChosen({ order, hidden, folded }: LaneChoice): boolean {
  return order.length + hidden.length + folded.length > 0;
}

export function isHidden({ hidden }: LaneChoice, id: string): boolean {
  return hidden.includes(ownId(id));
}

export function isFolded({ folded }: LaneChoice, id: string): boolean {
  return folded.includes(ownId(id));
}

/** `ids` in the chosen order. One that the choice does not name stays behind the one that comes before it by itself. */
export function ordered(ids: readonly string[], choice: LaneChoice): readonly string[] {
  return ownOrdered(ownIds(ids), choice).flatMap((own) => ids.filter((id) => ownId(id) === own));
}

function ownIds(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.map(ownId))];
}

function ownOrdered(ids: readonly string[], { order }: LaneChoice): readonly string[] {
  const result = order.filter((id) => ids.includes(id));
  for (const [at, id] of ids.entries()) {
    if (result.includes(id)) continue;
    const before = ids[at - 1];
    result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
  }
  return result;
}

/** Moves a lane by `step` places among `shown`, the lanes in sight from the top; the same choice if there is no place to go. */
export function moveLane(choice: LaneChoice, ids: readonly string[], lane: string, step: number): LaneChoice {
  const id = ownId(lane);
  const all = ownOrdered(ownIds(ids), choice);
  const shown = all.filter((each) => !choice.hidden.includes(each));
  const neighbour = shown[shown.indexOf(id) + step];
  if (neighbour === undefined || neighbour === id || !shown.includes(id)) return choice;
  const rest = all.filter((each) => each !== id);
  const to = rest.indexOf(neighbour) + (step > 0 ? 1 : 0);
  const order = [...rest.slice(0, to), id, ...rest.slice(to)];
  return { ...choice, order: [...order, ...choice.order.filter((each) => !order.includes(each))] };
}

export function toggleHidden(choice: LaneChoice, id: string): LaneChoice {
  return { ...choice, hidden: toggled(choice.hidden, ownId(id)) };
}

export function toggleFolded(choice: LaneChoice, id: string): LaneChoice {
  return { ...choice, folded: toggled(choice.folded, ownId(id)) };
}

function toggled(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}

/** What was kept, as another version may have written it. */
export function readLaneChoice(kept: unknown): LaneChoice {
  if (typeof kept !== 'object' || kept === null) return NO_CHOICE;
  const list = (name: string): readonly string[] => {
    const found: unknown = Object.entries(kept).find(([key]) => key === name)?.[1];
    return Array.isArray(found) ? ownIds(found.filter((item): item is string => typeof item === 'string')) : [];
  };
  return { order: list('order'), hidden: list('hidden'), folded: list('folded') };
}
