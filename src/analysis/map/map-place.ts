import type { LineIndex, Place } from '../base/span';
import type { MapPlace } from './view';

/** Names a place for people, and says where it is for whoever goes there. `lines` has one index per source. */
export function mapPlace({ source, span }: Place, sources: readonly string[], lines: readonly LineIndex[]): MapPlace {
  const path = sources[source] ?? '';
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return { source, name, line: lines[source]?.positionAt(span.start).line ?? 0, start: span.start, end: span.end };
}
