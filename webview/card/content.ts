import type { MapDetail, MapFinding, MapLane, MapSegment } from '../../src/analysis/map/view';
import type { Hit } from '../layout/hit';
import { byWeight } from '../layout/severity';
import { inclusiveText, rangeText, segmentFacts, sizeText } from '../text/describe';

/** What the card says, in order. */
export interface CardContent {
  readonly title: string;
  readonly facts: readonly MapDetail[];
  readonly findings: readonly MapFinding[];
  /** How many findings there is no room for. */
  readonly more: number;
  readonly hint?: string;
}

const LISTED = 4;

export function contentOfHit(hit: Hit): CardContent {
  switch (hit.kind) {
    case 'segments':
      return contentOfSegments(hit.lane.index.lane, hit.segments);
    case 'unknown': {
      const { title, unknown = '' } = hit.lane.index.lane;
      return { title: `${title} · unknown`, facts: [{ name: 'Why', value: unknown }], findings: [], more: 0 };
    }
    case 'fold':
      return {
        title: 'Folded gap',
        facts: [
          { name: 'Range', value: rangeText(hit.fold.stretch) },
          { name: 'Size', value: sizeText(hit.fold.stretch) },
        ],
        findings: [],
        more: 0,
        hint: 'No source says anything about these addresses.',
      };
  }
}

export function contentOfSegments(lane: MapLane, segments: readonly MapSegment[]): CardContent {
  const [first] = segments;
  if (first !== undefined && segments.length === 1) return contentOfSegment(lane, first);
  const bytes = {
    start: Math.min(...segments.map(({ start }) => start)),
    end: Math.max(...segments.map(({ end }) => end)),
  };
  const findings = segments.flatMap((segment) => segment.findings);
  return {
    title: `${lane.title} · ${segments.length} ranges too narrow to tell apart here`,
    facts: [
      { name: 'From-to', value: rangeText(bytes) },
      { name: 'First-last byte', value: inclusiveText(bytes) },
      { name: 'Spread', value: sizeText(bytes) },
    ],
    ...listed(findings),
    hint: 'Click to zoom in.',
  };
}

export function contentOfSegment(lane: MapLane, segment: MapSegment): CardContent {
  return {
    title: `${lane.title} · ${segment.label}`,
    facts: segmentFacts(segment),
    ...listed(segment.findings),
    ...(segment.place === undefined ? {} : { hint: 'Click to open the line.' }),
  };
}

/** Each message once, the weightiest first, as many as there is room for. */
function listed(all: readonly MapFinding[]): Pick<CardContent, 'findings' | 'more'> {
  const byText = new Map(all.map((finding) => [`${finding.code} ${finding.message}`, finding]));
  const findings = [...byText.values()].sort(byWeight);
  const said = findings.slice(0, LISTED).map((finding, index) => (index === 0 ? finding : { ...finding, message: firstSentence(finding.message) }));
  return { findings: said, more: Math.max(0, findings.length - LISTED) };
}

/** All but the weightiest must be short: a card that hides the map is no help. */
function firstSentence(text: string): string {
  return /^.*?[.!?](?= [A-Z\d[])/.exec(text)?.[0] ?? text;
}
