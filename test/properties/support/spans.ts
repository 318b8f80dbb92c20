import type { Place } from '../../../src/analysis/base/span';

/** Every place inside a value, wherever it stands. */
export function placesIn(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isPlace(value)) return [value];
  return Object.values(value).flatMap(placesIn);
}

function isPlace(value: object): value is Place {
  return 'source' in value && 'span' in value;
}
