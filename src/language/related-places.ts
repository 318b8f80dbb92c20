import { holeMakers, overlap, type Place, type RangedFact } from '../analysis/index';
import { cursorAt, type Cursor } from './cursor';
import type { LanguageIndex } from './language-index';
import { tdmrOf } from './tdmrs';

/**
 * Where what is at an offset comes from: from any range to the lines of the firmware's map and the CMRs that hold it, from
 * a line of the map to the CMRs, and from a TDMR whose reserved areas ran out to the lines that make its holes.
 */
export function definitionsAt(index: LanguageIndex, offset: number): readonly Place[] {
  const cursor = cursorAt(index, offset);
  if (cursor?.range === undefined) return [];
  const holes = holeLines(cursor);
  if (holes.length > 0) return holes;
  const others = cursor.boot.byAddress.on(cursor.range).filter((fact) => fact !== cursor.fact);
  const best = ORIGINS.filter((kind) => kind !== cursor.fact?.kind).flatMap((kind) => others.filter((fact) => fact.kind === kind));
  return distinct((best.length > 0 ? best : others).map(({ at }) => at));
}

/** Every other place that tells of memory at an offset, in every source; with the place itself where that is asked for. */
export function referencesAt(index: LanguageIndex, offset: number, withItself: boolean): readonly Place[] {
  const cursor = cursorAt(index, offset);
  if (cursor?.range === undefined) return [];
  const facts: readonly RangedFact[] = cursor.boot.byAddress.on(cursor.range);
  const places = facts.filter((fact) => withItself || fact !== cursor.fact).map(({ at }) => at);
  return distinct(places).sort((a, b) => a.source - b.source || a.span.start - b.span.start);
}

/** What of this text overlaps the range at an offset. */
export function highlightsAt(index: LanguageIndex, offset: number): readonly Place['span'][] {
  return referencesAt(index, offset, true).filter(({ source }) => source === index.source).map(({ span }) => span);
}

const ORIGINS = ['firmware-range', 'cmr'] as const satisfies readonly RangedFact['kind'][];

/** The lines that make the holes of a TDMR, where the cursor is at the message that names it. */
function holeLines({ fact, boot: { review } }: Cursor): readonly Place[] {
  if (fact?.kind !== 'tdx-failure' || fact.reason !== 'reserved-areas-exhausted') return [];
  const holes = (review.run?.kernel.tdmrs ?? []).map(tdmrOf).filter(({ range }) => overlap(range, fact.range) !== undefined).flatMap((tdmr) => tdmr.holes ?? []);
  const makersOf = holeMakers(review.host);
  return distinct(holes.flatMap((hole) => makersOf(hole).map(({ at }) => at)));
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.source}:${place.span.start}`, place])).values()];
}
