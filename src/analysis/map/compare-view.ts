import { count, hexRange, sizedRange } from '../base/format';
import type { LineIndex } from '../base/span';
import { compare, type Comparison, type Side, type SourceComparison } from '../compare/compare';
import type { Change, ComparedRange, RangeDifference } from '../compare/difference';
import { describeTraits, nameOf } from '../compare/words';
import type { Review } from '../verdict/review';
import { buildMapView } from './build';
import { mapPlace } from './map-place';
import type { MapLane, MapListedFinding, MapPlace, MapSegment, MapView, Tone } from './view';

/** One of the two that are compared, with the lines of its sources. */
export interface Compared {
  readonly review: Review;
  readonly lines: readonly LineIndex[];
}

/**
 * Two reviews on one axis: every lane of A above the same lane of B, and first of all what differs. Differences stand where
 * findings stand in the picture of one review, so that they are listed, walked through and shown in the same way.
 * A place of B counts its source behind those of A.
 */
export function buildCompareView(a: Compared, b: Compared): MapView {
  const [first, second] = [buildMapView(a.review, [a.review], a.lines), buildMapView(b.review, [b.review], b.lines)];
  const offset = a.review.sources.length;
  const comparison = compare(a.review, b.review);
  const listed = comparison.sources.flatMap((source) => source.differences.map((difference) => ({ source, difference })));
  const places = { a: placesOf(a, 0), b: placesOf(b, offset) };
  return {
    title: `${first.title} ↔ ${second.title}`,
    compared: { a: first.title, b: second.title },
    summary: {
      verdict: second.summary.verdict,
      headline: headlineOf(comparison, listed.length),
      sentences: [`A: ${first.summary.headline}.`, `B: ${second.summary.headline}.`, ...notCompared(comparison)],
    },
    boots: [],
    boot: b.review.boot,
    profiles: [],
    profile: b.review.profile.id,
    lanes: [
      differencesLane(listed, places),
      ...pairs(first.lanes, second.lanes).flatMap(([x, y]) => [ofSide(x, 'a', 0), ofSide(y, 'b', offset)]),
    ],
    findings: [
      ...comparison.facts.map(({ fact, of, a: before, b: after }): MapListedFinding => ({ code: 'changed', severity: fact === 'verdict' ? 'error' : 'warning', message: `${upper(nameOf(fact, of))}: ${before} in A, ${after} in B.` })),
      ...listed.map(({ source, difference }, index) => ({ ...findingOf(source, difference, places), segment: segmentId(index) })),
    ],
  };
}

function headlineOf({ facts }: Comparison, ranges: number): string {
  if (ranges === 0 && facts.length === 0) return 'No difference in what both tell';
  return `${count(ranges + facts.length, 'difference')} between A and B`;
}

function notCompared({ oneSided }: Comparison): readonly string[] {
  return (['a', 'b'] as const).flatMap((side) => {
    const names = oneSided.filter(({ only }) => only === side).map(({ what }) => nameOf(what));
    return names.length === 0 ? [] : [`Not compared, since only ${side.toUpperCase()} tells it: ${names.join(', ')}.`];
  });
}

type PlaceOf = (item: ComparedRange) => MapPlace | undefined;

interface Listed {
  readonly source: SourceComparison;
  readonly difference: RangeDifference;
}

const TONES: Readonly<Record<Change, Tone>> = {
  added: 'online',
  removed: 'error',
  moved: 'warning',
  grown: 'warning',
  shrunk: 'warning',
  changed: 'information',
  split: 'information',
  joined: 'information',
};

function differencesLane(listed: readonly Listed[], places: Readonly<Record<Side, PlaceOf>>): MapLane {
  return {
    id: 'differences',
    title: 'Differences',
    about: 'What only one of the two has, or what both say otherwise of the same bytes.',
    subtitle: count(listed.length, 'difference'),
    segments: listed.map(({ source, difference }, index): MapSegment => {
      const ranges = [...difference.a, ...difference.b].map(({ range }) => range);
      const finding = findingOf(source, difference, places);
      return {
        id: segmentId(index),
        start: Math.min(...ranges.map(({ start }) => start)),
        end: Math.max(...ranges.map(({ end }) => end)),
        tone: TONES[difference.change],
        label: `${nameOf(source.source)}: ${difference.change}`,
        details: [...difference.a.map((item) => ({ name: 'A', value: words(item) })), ...difference.b.map((item) => ({ name: 'B', value: words(item) }))],
        ...(finding.place && { place: finding.place }),
        findings: [finding],
      };
    }),
  };
}

function segmentId(index: number): string {
  return `differences:${index}`;
}

function findingOf({ source }: SourceComparison, { change, a, b }: RangeDifference, places: Readonly<Record<Side, PlaceOf>>): MapListedFinding {
  const place = [...b.map(places.b), ...a.map(places.a)].find((at) => at !== undefined);
  return { code: change, severity: TONES[change] === 'information' ? 'information' : 'warning', message: `${nameOf(source)}: ${sentence(change, a, b)}`, ...(place && { place }) };
}

/** `[0x0, 0x1000) (4 KiB), node 0 is in A and not in B.` */
function sentence(change: Change, a: readonly ComparedRange[], b: readonly ComparedRange[]): string {
  const [before, after] = [a.map(words).join(' and '), b.map(words).join(' and ')];
  if (change === 'added') return `${after} is in B and not in A.`;
  if (change === 'removed') return `${before} is in A and not in B.`;
  return `${before} in A is ${after} in B (${change}).`;
}

function words({ range, traits }: ComparedRange): string {
  const said = describeTraits(traits);
  return `${range.start === range.end ? hexRange(range) : sizedRange(range)}${said === '' ? '' : `, ${said}`}`;
}

/** Lanes by their ids, in the order of A; those that only B has come at the end. */
function pairs(a: readonly MapLane[], b: readonly MapLane[]): readonly (readonly [MapLane, MapLane])[] {
  const others = new Map(b.map((lane) => [lane.id, lane]));
  const own = new Set(a.map(({ id }) => id));
  const all = [...a.map((lane) => [lane, others.get(lane.id) ?? absent(lane)] as const), ...b.filter(({ id }) => !own.has(id)).map((lane) => [absent(lane), lane] as const)];
  return all.filter(([x, y]) => x.id !== 'findings' && (x.segments.length > 0 || y.segments.length > 0));
}

function absent(lane: MapLane): MapLane {
  return { ...lane, subtitle: 'unknown', unknown: 'nothing of it in this evidence', segments: [] };
}

/** A lane under a name of its own, with places that tell the sources of both apart. */
function ofSide(lane: MapLane, side: Side, offset: number): MapLane {
  return {
    ...lane,
    id: `${side}:${lane.id}`,
    title: `${side.toUpperCase()} ${lane.title}`,
    segments: lane.segments.map((segment) => ({
      ...segment,
      id: `${side}:${segment.id}`,
      ...(segment.place && { place: shifted(segment.place, offset) }),
      // What is found in each is told by its own map.
      findings: [],
    })),
  };
}

function shifted(place: MapPlace, offset: number): MapPlace {
  return offset === 0 ? place : { ...place, source: place.source + offset };
}

function placesOf({ review: { sources }, lines }: Compared, offset: number): PlaceOf {
  return ({ at }) => {
    if (at === undefined) return undefined;
    return shifted(mapPlace(at, sources, lines), offset);
  };
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
