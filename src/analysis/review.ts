import type { SourceText } from './base/source';
import { checks } from './checks/registry';
import type { Layers } from './checks/check';
import type { Finding } from './checks/finding';
import { standsBesideMemory, type Problem } from './evidence/problem';
import { isRanged } from './evidence/ranged';
import type { Reading } from './evidence/reading';
import { formats } from './formats/registry';
import { assemble } from './host/assemble';
import type { EvidencePart } from './host/evidence';
import { gatherBoots } from './host/gather';
import { cmrsIfWhole, type Host } from './host/host';
import { chooseProfile } from './kernel/choose-profile';
import { buildMemlist, pfnRanges } from './kernel/memlist';
import { profileById, profiles, type ProfileId } from './kernel/profiles';
import { cmrRuns } from './module/cmr-list';
import { coverageOf } from './module/coverage';
import { remedies as remediesOf, type Remedies } from './run/remedies';
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
  return reviewBoots([source], options);
}

/** Reviews captures of one host together: every boot that they tell of, the newest whole one first. */
export function reviewHost(sources: readonly SourceText[], options: ReviewOptions = {}): readonly Review[] {
  const reviews = reviewBoots(sources, options);
  return [...reviews.filter(({ newest }) => newest), ...reviews.filter(({ newest }) => !newest)];
}

function reviewBoots(sources: readonly SourceText[], options: ReviewOptions): readonly Review[] {
  const read = sources.map((source, index) => ({ source, reading: readSource(source, index) }));
  const { boots, newest, setAside } = gatherBoots(read);
  return boots.map(({ parts, number }, index) => ({
    sources: sources.map(({ name }) => name),
    boot: number,
    bootCount: boots.length,
    newest: index === newest,
    setAside: index === newest ? setAside : [],
    ...reviewBoot(parts, options),
  }));
}

function readSource(source: SourceText, index: number): Reading {
  const format = formats.find((candidate) => candidate.recognises(source)) ?? formats.at(-1);
  return format?.read(source, index) ?? { format: '', boots: [] };
}

/** Evidence, then models, then checks, then the verdict. */
function reviewBoot(parts: readonly EvidencePart[], options: ReviewOptions): Omit<Review, 'sources' | 'boot' | 'bootCount' | 'newest' | 'setAside'> {
  const host = assemble(parts);
  const problems = parts.flatMap(({ reading }) => reading.problems);
  const format = parts.find(isSnapshot)?.format ?? parts[0]?.format ?? '';
  const profile = chooseProfile(host, options.profile);
  const runs = host.environment.value === 'host' ? runAll(host, profile.id) : [];
  const run = runs.find((candidate) => candidate.profile === profile.id);
  const models = run && modelsOf(host, run);
  const remedies = run && remediesFor(host, profile.id, run, runs);
  const layers: Layers = {
    host,
    profile: profileById(profile.id),
    ...problemLayers(parts),
    ...(host.log && { log: host.log }),
    // The version of the module stands in a snapshot too; only what initialisation said is a report of it.
    ...((host.log ?? host.observed.messages.find(({ kind }) => kind !== 'tdx-module')) && { observed: host.observed }),
    ...(host.firmware && { firmware: host.firmware }),
    ...(host.cmrs && { cmrs: host.cmrs }),
    ...(host.memoryBlockSize && { memoryBlockSize: host.memoryBlockSize }),
    ...(host.events.length > 0 && { events: host.events }),
    ...(host.present && { present: host.present }),
    ...((host.machine.cpu !== undefined || host.machine.registers.length > 0) && { machine: host.machine }),
    ...(run && { run, runs }),
    ...models,
    ...(remedies && { remedies }),
  };
  const results = checks.map((check) => ({ code: check.code, result: check.evaluate(layers) }));
  const findings = results
    .flatMap(({ result }) => (result.kind === 'ran' ? result.findings : []))
    .map((finding) => markSuppressed(finding, host))
    .sort(bySeverityThenPlace);
  return {
    format,
    host,
    ranged: parts.flatMap(({ reading }) => reading.facts.filter(isRanged)),
    profile,
    runs,
    ...(run && { run, regionsAtInit: run.regions, hotplug: run.hotplug }),
    ...(models && { memlist: models.memlist }),
    ...(models?.coverage && { coverage: models.coverage }),
    ...(remedies && { remedies }),
    problems,
    checks: results,
    findings,
    verdict: decide({ host, findings, checks, run, problems: parts.flatMap((part) => part.reading.problems.filter((problem) => mayHideMemory(problem, part))).length }),
  };
}

/** Every profile in turn. What the log reports is said of the kernel that wrote it, and of no other. */
function runAll(host: Host, chosen: ProfileId): Run[] {
  const answered: HotplugAnswers = new Map();
  return profiles.flatMap((profile) => runProfile(host, profile, profile.id === chosen ? host.observed.outcome?.value : undefined, answered) ?? []);
}

/** What would help. A log that reports success, and a crash kernel, need nothing. */
function remediesFor(host: Host, chosen: ProfileId, run: Run, runs: readonly Run[]): Remedies | undefined {
  if (host.kdump !== undefined || host.observed.outcome?.value === 'initialised' || (run.outcome !== 'fails' && run.outcome !== 'may-fail')) return undefined;
  return remediesOf(host, profileById(chosen), runs);
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

/** The mistakes in a snapshot are one thing; what could not be read of captures, now or when a snapshot was made of them, is another. */
function problemLayers(parts: readonly EvidencePart[]): Pick<Layers, 'snapshot' | 'problems'> {
  const isUnread = (part: EvidencePart, { code }: Problem): boolean => !isSnapshot(part) || code === 'unread';
  const snapshot = parts.flatMap((part) => part.reading.problems.filter((problem) => !isUnread(part, problem)));
  const problems = parts.flatMap((part) => part.reading.problems.filter((problem) => isUnread(part, problem)));
  return {
    ...(parts.some(isSnapshot) && { snapshot }),
    ...((problems.length > 0 || !parts.every(isSnapshot)) && { problems }),
  };
}

function isSnapshot({ format }: EvidencePart): boolean {
  return format === 'snapshot';
}

/** What cannot be read leaves the verdict open where it may be memory. */
function mayHideMemory(problem: Problem, part: EvidencePart): boolean {
  return isSnapshot(part) || !standsBesideMemory(problem);
}
