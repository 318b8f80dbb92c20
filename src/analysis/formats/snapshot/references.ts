import type { SourceText } from '../../base/source';
import type { SourceReference } from '../../evidence/fact';
import { looksLikeSnapshot, readSnapshot } from './snapshot';

/** The captures that a snapshot names, in its order; none for any other text. Cheap: nothing is judged. */
export function referencesOf(source: SourceText): readonly SourceReference[] {
  if (!looksLikeSnapshot(source)) return [];
  return readSnapshot(source, 0).boots.flatMap(({ facts }) => facts.filter((fact) => fact.kind === 'source-reference'));
}
