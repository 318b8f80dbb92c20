import type { MapDetail, MapFinding, MapLane, MapSegment } from '../../src/analysis/map/view';
import type { Box } from '../layout/boxes';
import type { Hit } from '../layout/hit';
import type { LaneIndex } from '../layout/lane-index';
import type { Bytes } from '../axis/viewport';
import { isFindingsLane } from '../layout/findings-lane';
import { byWeight } from '../layout/severity';
import { fatesOf } from '../text/fates';
import { grouped, inclusiveText, rangeText, segmentFacts, sizeText } from '../text/describe';

/** What the card says, in order. */
export interface CardContent {
  readonly title: string;
  readonly facts: readonly MapDetail[];
  readonly findings: readonly MapFinding[];
  /** How many findings there is no room for. */
  readonly more: number;
  /** What they are called; `findings` where nothing is said. */
  readonly many?: string;
  readonly hint?: string;
}

const LISTED = 4;

/** `lanes` are all there are, also those out of sight. */
export function contentOfHit(hit: Hit, lanes: readonly LaneIndex[]): CardContent {
  switch (hit.kind) {
    case 'box':
      return contentOfBox(hit.lane.index.lane, hit.box, lanes);
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

export function contentOfBox(lane: MapLane, box: Box, lanes: readonly LaneIndex[]): CardContent {
  if (box.count === 1) return contentOfSegment(lane, box.telling, lanes);
  const segments = box.segments();
  const bytes = spanOf(segments);
  const findings = segments.flatMap((segment) => segment.findings);
  return {
    title: `${lane.title} · ${grouped(box.count)} ranges too narrow to tell apart here`,
    facts: [
      { name: 'From-to', value: rangeText(bytes) },
      { name: 'First-last byte', value: inclusiveText(bytes) },
      { name: 'Spread', value: sizeText(bytes) },
    ],
    ...listed(findings),
    ...(isFindingsLane(lane.id) ? { many: lane.title.toLowerCase() } : {}),
    hint: 'Click to zoom in.',
  };
}

export function contentOfSegment(lane: MapLane, segment: MapSegment, lanes: readonly LaneIndex[]): CardContent {
  return {
    title: `${lane.title} · ${segment.label}`,
    facts: segmentFacts(segment, fatesOf(lanes, lane, segment)),
    ...listed(segment.findings),
    ...(segment.place === undefined ? {} : { hint: 'Click or Enter opens the line.' }),
  };
}

/** From the first to the last byte of some segments, of which there may be very many. */
export function spanOf(segments: readonly MapSegment[]): Bytes {
  return segments.reduce<Bytes>((span, { start, end }) => ({ start: Math.min(span.start, start), end: Math.max(span.end, end) }), { start: Infinity, end: 0 });
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
