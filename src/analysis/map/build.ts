import type { LineIndex, Place } from '../base/span';
import { profiles } from '../kernel/profiles';
import type { Review } from '../verdict/review';
import type { LaneContext } from './lane';
import { lanes } from './registry';
import type { MapChoice, MapFinding, MapLane, MapPlace, MapView } from './view';

/** Builds the picture of one review. `all` are the reviews of the same document; `lines` has one index per source. */
export function buildMapView(review: Review, all: readonly Review[], lines: readonly LineIndex[]): MapView {
  const context = contextOf(review, lines);
  return {
    title: titleOf(review),
    summary: { verdict: review.verdict.kind, headline: review.verdict.headline, sentences: [review.verdict.reason] },
    boots: all.map(bootChoice),
    boot: review.boot,
    profiles: profiles.map(({ id }) => ({ id, label: id })),
    profile: review.profile.id,
    lanes: lanes.map(({ id, title, build }): MapLane => {
      const content = build(context);
      return 'unknown' in content ? { id, title, subtitle: 'unknown', unknown: content.unknown, segments: [] } : { id, title, ...content };
    }),
  };
}

function contextOf(review: Review, lines: readonly LineIndex[]): LaneContext {
  const byLine = new Map<string, MapFinding[]>();
  const key = (at: Place): string => `${at.source}:${lines[at.source]?.positionAt(at.span.start).line ?? 0}`;
  for (const { code, severity, message, at, related, suppressed } of review.findings) {
    if (suppressed !== undefined) continue;
    for (const place of new Set([at, ...related.map((other) => other.at)].map(key))) {
      const list = byLine.get(place);
      const finding = { code, severity, message };
      if (list === undefined) byLine.set(place, [finding]);
      else list.push(finding);
    }
  }
  return { review, placeOf: (at) => mapPlace(at, review.sources, lines), findingsAt: (at) => byLine.get(key(at)) ?? [] };
}

function mapPlace({ source, span }: Place, sources: readonly string[], lines: readonly LineIndex[]): MapPlace {
  const path = sources[source] ?? '';
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return { source, name, line: lines[source]?.positionAt(span.start).line ?? 0, start: span.start, end: span.end };
}

function titleOf({ sources, boot, bootCount, host }: Review): string {
  const parts = [host.name?.value, sources.join(', '), bootCount > 1 ? `boot ${boot}` : undefined, host.kernelRelease?.value];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function bootChoice({ boot, host, verdict }: Review): MapChoice {
  const what = host.kdump === undefined ? `Boot ${boot}` : `Boot ${boot} (kdump)`;
  const release = host.kernelRelease?.value;
  return { id: `${boot}`, label: release === undefined ? what : `${what} · ${release}`, outcome: verdict.kind };
}
