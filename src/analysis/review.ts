import type { SourceText } from './base/source';
import { checks } from './checks/registry';
import type { Layers } from './checks/check';
import type { Finding } from './checks/finding';
import type { BootReading } from './evidence/reading';
import { formats } from './formats/registry';
import { assemble } from './host/assemble';
import { cmrsIfWhole, type Host } from './host/host';
import { chooseProfile } from './kernel/choose-profile';
import { askHotplug } from './kernel/hotplug-questions';
import { buildMemlist, wholePages } from './kernel/memlist';
import { profileById, type ProfileId } from './kernel/profiles';
import { splitAtInitialisation } from './kernel/timeline';
import { cmrRuns } from './module/cmr-list';
import { coverageOf } from './module/coverage';
import { bySeverityThenPlace } from './verdict/order';
import type { Review } from './verdict/review';
import { decide } from './verdict/verdict';

export interface ReviewOptions {
  /** `auto` (the default) takes the profile from the evidence. */
  readonly profile?: ProfileId | 'auto';
}

/** Reviews every boot in a text, in the order of the text. A text of no known format is read as a capture. */
export function review(source: SourceText, options: ReviewOptions = {}): readonly Review[] {
  const format = formats.find((candidate) => candidate.recognises(source)) ?? formats.at(-1);
  const boots = format?.read(source, 0).boots ?? [];
  return boots.map((boot, index) => ({
    sources: [source.name],
    boot: index + 1,
    bootCount: boots.length,
    ...reviewBoot(boot, format?.id ?? '', options),
  }));
}

/** Evidence, then models, then checks, then the verdict. */
function reviewBoot(boot: BootReading, format: string, options: ReviewOptions): Omit<Review, 'sources' | 'boot' | 'bootCount'> {
  const host = assemble(boot, 0, format);
  const profile = chooseProfile(host, options.profile);
  const models = host.environment.value === 'host' ? model(host, profile.id) : {};
  const layers: Layers = {
    host,
    profile: profileById(profile.id),
    problems: boot.problems,
    ...(format === 'snapshot' ? { snapshot: true } : {}),
    ...(host.log && { log: host.log }),
    ...(host.firmware && { firmware: host.firmware }),
    ...(host.cmrs && { cmrs: host.cmrs }),
    ...(host.memoryBlockSize && { memoryBlockSize: host.memoryBlockSize }),
    ...models,
  };
  const results = checks.map((check) => ({ code: check.code, result: check.evaluate(layers) }));
  const findings = results
    .flatMap(({ result }) => (result.kind === 'ran' ? result.findings : []))
    .map((finding) => markSuppressed(finding, host))
    .sort(bySeverityThenPlace);
  const { regions, memlist, coverage, hotplug } = models;
  return {
    format,
    host,
    profile,
    ...(regions && { regionsAtInit: regions.list }),
    ...(memlist && { memlist }),
    ...(coverage && { coverage }),
    ...(hotplug && { hotplug }),
    problems: boot.problems,
    checks: results,
    findings,
    verdict: decide({ host, findings, checks, coverage }),
  };
}

/** What the kernel and the module make of the regions, under one profile. */
function model(host: Host, profile: ProfileId): Pick<Layers, 'regions' | 'memlist' | 'coverage' | 'hotplug'> {
  if (host.regions === undefined) return {};
  const blockSize = host.memoryBlockSize?.value;
  const { regions, later } = splitAtInitialisation(host.regions.list, host.events, profileById(profile), blockSize);
  const memlist = buildMemlist(regions.map(({ range, node }) => ({ ...wholePages(range), ...(node === undefined ? {} : { node }) })));
  const whole = cmrsIfWhole(host);
  const runs = whole && cmrRuns(whole.map(({ range }) => range));
  const coverage = runs && coverageOf(memlist, runs);
  const fails = host.observed.outcome?.value === 'failed' || (coverage?.some(({ kind }) => kind !== 'whole') ?? false);
  // After a failure the kernel forgets the list, and hotplug is unrestricted.
  const hotplug = askHotplug({ memlist: fails ? [] : memlist, events: later, blockSize, cmrRuns: runs });
  return { regions: { origin: host.regions.origin, list: regions }, memlist, hotplug, ...(coverage && { coverage }) };
}

function markSuppressed(finding: Finding, host: Host): Finding {
  const suppression = host.suppressions.find(({ code }) => code === finding.code);
  return suppression === undefined ? finding : { ...finding, suppressed: { reason: suppression.reason } };
}
