import type { MapLane, MapSegment, MapView } from '../../src/analysis/map/view';

export interface Located {
  readonly lane: MapLane;
  readonly segment: MapSegment;
}

/** Finds segments by what names them. What it needs for that is made when it is first asked. */
export interface Locator {
  get(id: string): Located | undefined;
  /** Those that come from a line (zero-based), in the order of the lanes. */
  onLine(source: number, line: number): readonly MapSegment[];
}

export function createLocator({ lanes }: Pick<MapView, 'lanes'>): Locator {
  let byId: ReadonlyMap<string, Located> | undefined;
  let byLine: ReadonlyMap<string, readonly MapSegment[]> | undefined;
  return {
    get(id) {
      byId ??= locate(lanes);
      return byId.get(id);
    },
    onLine(source, line) {
      byLine ??= sortByLine(lanes);
      return byLine.get(`${source}:${line}`) ?? [];
    },
  };
}

function locate(lanes: readonly MapLane[]): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  for (const lane of lanes) {
    for (const segment of lane.segments) found.set(segment.id, { lane, segment });
  }
  return found;
}

function sortByLine(lanes: readonly MapLane[]): ReadonlyMap<string, readonly MapSegment[]> {
  const found = new Map<string, MapSegment[]>();
  for (const { segments } of lanes) {
    for (const segment of segments) {
      if (segment.place === undefined) continue;
      const key = `${segment.place.source}:${segment.place.line}`;
      const there = found.get(key);
      if (there === undefined) found.set(key, [segment]);
      else there.push(segment);
    }
  }
  return found;
}
