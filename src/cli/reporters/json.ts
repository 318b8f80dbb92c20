import { hex, type Finding, type Host, type Place, type Region } from '../../analysis/index';
import { extent } from './json/extent';
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

function reviewReport(reviewed: Reviewed): object {
  const { review } = reviewed;
  const { host, verdict, regionsAtInit } = review;
  const judged = host.environment.value === 'host';
  return {
    sources: review.sources,
    boot: review.boot,
    verdict: verdict.kind,
    reason: verdict.reason,
    profile: judged ? review.profile.id : null,
    kernelRelease: host.kernelRelease?.value ?? null,
    regionsFrom: regionsAtInit === undefined ? null : (host.regions?.origin ?? null),
    memoryBlockSize: host.memoryBlockSize === undefined ? null : hex(host.memoryBlockSize.value),
    hotAdded: host.events.length === 0 ? null : hotAdded(host),
    cmrs: host.cmrs?.list.map(({ range }) => extent(range)) ?? null,
    regions: regionsAtInit?.map((region) => regionReport(region, host)) ?? null,
    runs: review.runs.map((run) => runReport(run, host)),
    observed: observed(host),
    findings: review.findings.map((finding) => findingReport(finding, reviewed)),
  };
}

const DRIVERS: Readonly<Record<string, string>> = { dimm: 'dimm', kmem: 'kmem', virtio_mem: 'virtio_mem', 'virtio-mem': 'virtio_mem' };

function hotAdded({ events }: Host): readonly object[] {
  return events.flatMap(({ event, range, node, driver }) =>
    event !== 'hot-add' || range === undefined ? [] : [{ ...extent(range), node: node ?? null, driver: DRIVERS[driver ?? ''] ?? null }],
  );
}

function regionReport(region: Region, host: Host): object {
  return { ...extent(region.range), node: region.node ?? null, flags: showsFlags(region, host) ? region.flags : null };
}

/** Node ranges and the firmware's map have no flags, and neither has debugfs before 6.8, which has no nodes either. */
function showsFlags({ flags, node }: Region, host: Host): boolean {
  if (flags.length > 0) return true;
  const origin = host.regions?.origin;
  return origin === 'snapshot' || origin === 'memblock-configuration' || (origin === 'memblock-debugfs' && node !== undefined);
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
