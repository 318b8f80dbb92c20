import type { MapDetail, MapFinding, MapLane, MapSegment } from '../../src/analysis/map/view';
import type { Hit } from '../layout/hit';
import { rank } from '../layout/severity';
import { inclusiveText, rangeText, segmentFacts, sizeText } from '../text/describe';

/** What the card says, in order. */
export interface CardContent {
  readonly title: string;
  readonly facts: readonly MapDetail[];
  readonly findings: readonly MapFinding[];
  readonly hint?: string;
}

const LISTED = 4;

export function contentOfHit(hit: Hit): CardContent {
  switch (hit.kind) {
    case 'segments':
      return contentOfSegments(hit.lane.index.lane, hit.segments);
    case 'unknown': {
      const { title, unknown = '' } = hit.lane.index.lane;
      return { title: `${title} · unknown`, facts: [{ name: 'Why', value: unknown }], findings: [] };
    }
    case 'fold':
      return {
        title: 'Folded gap',
        facts: [
          { name: 'Range', value: rangeText(hit.fold.stretch) },
          { name: 'Size', value: sizeText(hit.fold.stretch) },
        ],
        findings: [],
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
  const findings = distinct(segments.flatMap((segment) => segment.findings));
  return {
    title: `${lane.title} · ${segments.length} ranges too narrow to tell apart here`,
    facts: [
      { name: 'From-to', value: rangeText(bytes) },
      { name: 'First-last byte', value: inclusiveText(bytes) },
      { name: 'Spread', value: sizeText(bytes) },
    ],
    findings: findings.slice(0, LISTED),
    hint: 'Click to zoom in.',
  };
}

export function contentOfSegment(lane: MapLane, segment: MapSegment): CardContent {
  return {
    title: `${lane.title} · ${segment.label}`,
    facts: segmentFacts(segment),
    findings: distinct(segment.findings).slice(0, LISTED),
    ...(segment.place === undefined ? {} : { hint: 'Click to open the line.' }),
  };
}

/** Each message once, worst first. */
function distinct(findings: readonly MapFinding[]): readonly MapFinding[] {
  const byText = new Map(findings.map((finding) => [`${finding.code} ${finding.message}`, finding]));
  return [...byText.values()].sort((a, b) => rank(a.severity) - rank(b.severity));
}
