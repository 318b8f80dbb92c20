import type { SourceText } from './base/source';
import { checks } from './checks/registry';
import type { Layers } from './checks/check';
import type { Finding } from './checks/finding';
import type { BootReading } from './evidence/reading';
import { formats } from './formats/registry';
import { assemble } from './host/assemble';
import { cmrsIfWhole, type Host } from './host/host';
import { chooseProfile } from './kernel/choose-profile';
import { buildMemlist, pfnRanges } from './kernel/memlist';
import { profileById, profiles, type ProfileId } from './kernel/profiles';
import { cmrRuns } from './module/cmr-list';
import { coverageOf } from './module/coverage';
import type { Run } from './run/run';
import { runProfile, type HotplugAnswers } from './run/run-profile';
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
  const runs = host.environment.value === 'host' ? runAll(host, profile.id) : [];
  const run = runs.find((candidate) => candidate.profile === profile.id);
  const models = run && modelsOf(host, run);
  const layers: Layers = {
    host,
    profile: profileById(profile.id),
    problems: boot.problems,
    ...(format === 'snapshot' ? { snapshot: true } : {}),
    ...(host.log && { log: host.log }),
    ...(host.firmware && { firmware: host.firmware }),
    ...(host.cmrs && { cmrs: host.cmrs }),
    ...(host.memoryBlockSize && { memoryBlockSize: host.memoryBlockSize }),
    ...(run && { run, runs }),
    ...models,
  };
  const results = checks.map((check) => ({ code: check.code, result: check.evaluate(layers) }));
  const findings = results
    .flatMap(({ result }) => (result.kind === 'ran' ? result.findings : []))
    .map((finding) => markSuppressed(finding, host))
    .sort(bySeverityThenPlace);
  return {
    format,
    host,
    profile,
    runs,
    ...(run && { run, regionsAtInit: run.regions, hotplug: run.hotplug }),
    ...(models && { memlist: models.memlist }),
    ...(models?.coverage && { coverage: models.coverage }),
    problems: boot.problems,
    checks: results,
    findings,
    verdict: decide({ host, findings, checks, run, problems: boot.problems.length }),
  };
}

/** Every profile in turn. What the log reports is said of the kernel that wrote it, and of no other. */
function runAll(host: Host, chosen: ProfileId): Run[] {
  const answered: HotplugAnswers = new Map();
  return profiles.flatMap((profile) => runProfile(host, profile, profile.id === chosen ? host.observed.outcome?.value : undefined, answered) ?? []);
}

/** The memory list and its convertibility, whatever became of them in the run. */
function modelsOf(host: Host, { regions, hotplug }: Run): Required<Pick<Layers, 'regions' | 'memlist' | 'hotplug'>> & Pick<Layers, 'coverage'> {
  const memlist = buildMemlist(pfnRanges(regions));
  const cmrs = cmrsIfWhole(host);
  const coverage = cmrs && coverageOf(memlist, cmrRuns(cmrs));
  return { regions: { origin: host.regions?.origin ?? 'snapshot', list: regions }, memlist, hotplug, ...(coverage && { coverage }) };
}

function markSuppressed(finding: Finding, host: Host): Finding {
  const suppression = host.suppressions.find(({ code }) => code === finding.code);
  return suppression === undefined ? finding : { ...finding, suppressed: { reason: suppression.reason } };
}
