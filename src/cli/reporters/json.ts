import { hex, knowsFlags, nodeTable, type Finding, type Host, type NodeRow, type Place, type Region } from '../../analysis/index';
import { extent } from './json/extent';
import { remediesReport } from './json/remedies';
import { runReport } from './json/run';
import { locate } from './location';
import type { Reporter, Reviewed } from './reporter';

/** The contract of schemas/report.schema.json. A field whose evidence is missing is null. */
export const json: Reporter = {
  id: 'json',
  print(reviews, { version }) {
    const report = { formatVersion: 1, tool: { name: 'tdxmem', version }, reviews: reviews.map(reviewReport) };
    return `${JSON.stringify(report, undefined, 2)}\n`;
  },
};

/** One entry of `reviews`. */
export function reviewReport(reviewed: Reviewed): object {
  const { review } = reviewed;
  const { host, verdict, memlist, coverage } = review;
  const judged = host.environment.value === 'host';
  return {
    sources: review.sources,
    boot: review.boot,
    verdict: verdict.kind,
    reason: verdict.reason,
    profile: judged ? review.profile.id : null,
    kernelRelease: host.kernelRelease?.value ?? null,
    regionsFrom: judged ? (host.regions?.origin ?? null) : null,
    memoryBlockSize: host.memoryBlockSize === undefined ? null : hex(host.memoryBlockSize.value),
    hotAdded: hotAdded(host),
    cmrs: host.cmrs?.list.map(({ range }) => extent(range)) ?? null,
    regions: judged ? (host.regions?.list.map((region) => regionReport(region, host)) ?? null) : null,
    nodes: memlist === undefined ? null : nodeTable(memlist, coverage, host).map(nodeReport),
    memoryBlocks: host.present?.blocks?.map(({ range, state, node }) => ({ ...extent(range), state, node: node ?? null })) ?? null,
    runs: review.runs.map((run) => runReport(run, host)),
    observed: observed(host),
    ...remediesReport(review),
    findings: review.findings.map((finding) => findingReport(finding, reviewed)),
  };
}

const DRIVERS: Readonly<Record<string, string>> = { dimm: 'dimm', kmem: 'kmem', virtio_mem: 'virtio_mem', 'virtio-mem': 'virtio_mem' };

/** What captures show of it, or else what the events of a snapshot say. */
function hotAdded({ events, hotAdded: found }: Host): readonly object[] | null {
  if (found !== undefined) return found.map(({ range, node, driver }) => ({ ...extent(range), node: node ?? null, driver: driver ?? null }));
  if (events.length === 0) return null;
  return events.flatMap(({ event, range, node, driver }) =>
    event !== 'hot-add' || range === undefined ? [] : [{ ...extent(range), node: node ?? null, driver: DRIVERS[driver ?? ''] ?? null }],
  );
}

function nodeReport({ node, memory, convertible, capable, hotAdded: added }: NodeRow): object {
  return { node: node ?? null, memory: hex(memory), convertible: convertible === undefined ? null : hex(convertible), capable: capable ?? null, hotAdded: hex(added) };
}

function regionReport(region: Region, host: Host): object {
  return { ...extent(region.range), node: region.node ?? null, flags: knowsFlags(region, host.regions?.origin) ? region.flags : null };
}

function observed({ observed: { outcome, errno, status, pamtKb } }: Host): object {
  return {
    outcome: outcome?.value ?? null,
    errno: errno?.value ?? null,
    status: status?.value ?? null,
    pamtKb: pamtKb?.value ?? null,
  };
}

function findingReport({ code, severity, message, at, related, suppressed }: Finding, reviewed: Reviewed): object {
  const placed = (what: string, place: Place): object => ({ message: what, ...locate(place, reviewed) });
  return {
    code,
    severity,
    ...placed(message, at),
    related: related.map((other) => placed(other.message, other.at)),
    suppressed: suppressed?.reason ?? null,
  };
}
