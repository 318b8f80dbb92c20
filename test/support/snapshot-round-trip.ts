import { lineIndex, review, type Review, type SourceText } from '../../src/analysis/index';
import { snapshotText } from '../../src/cli/snapshot/snapshot-text';

/** The snapshot of one review, as the command line prints it. */
export function snapshotOf(review: Review, sources: readonly SourceText[]): string {
  return snapshotText({ review, lines: sources.map(({ text }) => lineIndex(text)) });
}

/** The review of that snapshot. */
export function readBack(text: string): Review {
  const reviews = review({ name: 'host.tdxmem.json', text });
  const [only] = reviews;
  if (only === undefined || reviews.length !== 1) throw new Error(`${reviews.length} boots`);
  return only;
}

/** Findings that are about captures and not about the host: a snapshot cannot repeat them. */
const OF_CAPTURES: ReadonlySet<string> = new Set(['log-incomplete', 'not-a-tdx-host-log', 'sources-disagree', 'addresses-hidden', 'snapshot-invalid', 'unreadable-line']);

/** What a review says of the host, without the places that say so. */
export function essence({ host, profile, runs, memlist, coverage, hotplug = [], findings, verdict }: Review): unknown {
  return withoutPlaces({
    regions: host.regions,
    cmrs: host.cmrs?.list.filter(({ range }) => range.start < range.end),
    blockSize: host.memoryBlockSize?.value,
    firmware: host.firmware?.filter(({ range }) => range.start < range.end).map(({ range, type, map }) => ({ range, type, map })),
    srat: host.srat,
    hotAdded: host.hotAdded?.length === 0 ? undefined : host.hotAdded?.map(({ range, node, driver, state }) => ({ range, node, driver, state })),
    observed: { outcome: host.observed.outcome?.value, errno: host.observed.errno?.value, status: host.observed.status?.value, pamtKb: host.observed.pamtKb?.value },
    profile: profile.id,
    runs: runs.map(({ profile: id, outcome, stage, errno, status, regions, kernel, log }) => ({ id, outcome, stage, errno, status, regions, kernel, log })),
    memlist,
    coverage,
    events: host.events,
    hotplug,
    codes: [...new Set(findings.map(({ code, suppressed }) => `${code}${suppressed === undefined ? '' : ' (suppressed)'}`))].filter((code) => !OF_CAPTURES.has(code)).sort(),
    verdict: verdict.kind,
  });
}

const PLACES: ReadonlySet<string> = new Set(['at', 'statusAt', 'span']);

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (PLACES.has(key) ? undefined : inner)));
}
