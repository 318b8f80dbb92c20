import { contains, type AddressRange } from '../base/range';
import type { LineIndex, Place } from '../base/span';
import type { Finding } from '../checks/finding';
import { profileById, profiles, type KernelProfile } from '../kernel/profiles';
import type { Run } from '../run/run';
import type { Review } from '../verdict/review';
import type { LaneContext } from './lane';
import { findingSegment } from './lanes/findings';
import { mapPlace } from './map-place';
import { lanes } from './registry';
import { summarise } from './summary';
import { timelineOf, timelineView } from './timeline';
import type { MapChoice, MapFinding, MapLane, MapView } from './view';

export interface MapOptions {
  /** Shows memory right after this step of the timeline; -1 is before all of them. */
  readonly step?: number;
}

/** Builds the picture of one review. `all` are the reviews of the same document; `lines` has one index per source. */
export function buildMapView(review: Review, all: readonly Review[], lines: readonly LineIndex[], { step }: MapOptions = {}): MapView {
  const timeline = timelineOf(review, step);
  const context = { ...contextOf(review, lines), ...(timeline?.moment && { moment: timeline.moment }) };
  return {
    title: titleOf(review),
    summary: summarise(review),
    boots: all.map(bootChoice),
    boot: review.boot,
    profiles: review.runs.length > 0 ? review.runs.map(runChoice) : profiles.map(profileChoice),
    profile: review.profile.id,
    ...(review.host.memoryBlockSize && { blockSize: review.host.memoryBlockSize.value }),
    ...(timeline && { timeline: timelineView(timeline, review, context.placeOf) }),
    lanes: lanes.flatMap(({ id, title, about, build }): MapLane | [] => {
      const content = build(context);
      return content === undefined ? [] : { id, title, about, subtitle: 'unknown', segments: [], ...content };
    }),
    findings: context.findings.map((finding, index) => ({
      ...shown(finding),
      place: context.placeOf(finding.at),
      ...(finding.range && { segment: findingSegment(index) }),
    })),
  };
}

/** One CMR may be the neighbour of thousands of regions; the findings themselves are all there. */
const INVOLVED = 16;

function contextOf(review: Review, lines: readonly LineIndex[]): LaneContext {
  const findings = review.findings.filter(({ suppressed }) => suppressed === undefined);
  const lineOf = (at: Place): string => `${at.source}:${lines[at.source]?.positionAt(at.span.start).line ?? 0}`;
  const bytesOf = ({ start, end }: AddressRange): string => `${start}-${end}`;
  const onLine = new Map<string, Finding[]>();
  const onBytes = new Map<string, Finding[]>();
  const involved = new Map<string, Involved[]>();
  for (const finding of findings) {
    const { at, range, related, message } = finding;
    add(onLine, lineOf(at), finding);
    if (range !== undefined) add(onBytes, bytesOf(range), finding);
    for (const other of related) {
      const line = lineOf(other.at);
      if ((involved.get(line)?.length ?? 0) < INVOLVED) add(involved, line, { finding, message: `${other.message}. ${message}` });
    }
  }
  return {
    review,
    findings,
    placeOf: (at) => mapPlace(at, review.sources, lines),
    findingsAt(at, bytes) {
      const line = lineOf(at);
      const here = onLine.get(line) ?? [];
      // A finding about more than these bytes, or about none, stands on this line only for want of one of its own.
      const own = here.filter(({ range }) => range !== undefined && contains(bytes, range));
      const named = (involved.get(line) ?? []).filter(({ finding }) => !own.includes(finding));
      const rest = here.filter((finding) => !own.includes(finding) && named.every((other) => other.finding !== finding));
      return [
        ...own.map(shown),
        ...named.map(({ finding, message }): MapFinding => ({ ...shown(finding), message, involved: true })),
        ...rest.map((finding): MapFinding => ({ ...shown(finding), involved: true })),
      ];
    },
    findingsOn: (range) => (onBytes.get(bytesOf(range)) ?? []).map(shown),
  };
}

interface Involved {
  readonly finding: Finding;
  /** How a line is involved in it, then what is found. */
  readonly message: string;
}

function shown({ code, severity, message }: Finding): MapFinding {
  return { code, severity, message };
}

function add<T>(to: Map<string, T[]>, key: string, item: T): void {
  const list = to.get(key);
  if (list === undefined) to.set(key, [item]);
  else list.push(item);
}

function titleOf({ sources, boot, bootCount, host }: Review): string {
  const parts = [host.name?.value, sources.join(', '), bootCount > 1 ? `boot ${boot}` : undefined, host.kernelRelease?.value];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function profileChoice({ id, title, description }: KernelProfile): MapChoice {
  return { id, label: id, about: `${title}. ${description}` };
}

/** `fails −28`; a kernel that never asks the module can pass only its own part. */
function runChoice({ profile, outcome, errno, reason }: Run): MapChoice {
  const kernel = profileById(profile);
  const choice = profileChoice(kernel);
  const words = outcome === 'may-fail' ? 'may fail' : outcome === 'undetermined' ? 'unknown' : outcome;
  const reach = outcome === 'passes' && kernel.initialises === 'never' ? `${words} memlist` : words;
  return { ...choice, outcome: errno === undefined ? reach : `${words} \u2212${Math.abs(errno)}`, about: `${choice.about ?? ''} ${reason}` };
}

function bootChoice({ boot, host, verdict }: Review): MapChoice {
  const what = host.kdump === undefined ? `Boot ${boot}` : `Boot ${boot} (kdump)`;
  const release = host.kernelRelease?.value;
  return { id: `${boot}`, label: release === undefined ? what : `${what} · ${release}`, outcome: verdict.kind };
}
