import type { Severity, Verdict } from '../../analysis/index';
import type { ReadLine, ReadReview } from '../ndjson/read-line';
import { nameCounts, type NameCounts } from './name-counts';
import { worstHosts, type WorstHosts } from './worst-hosts';

export type VerdictKind = Verdict['kind'];
export type ByVerdict = Readonly<Record<VerdictKind, number>>;

/** Outcomes of a kernel profile, as runs tell them. */
export type OutcomeKind = 'passes' | 'fails' | 'may-fail' | 'undetermined';

/** Counts over any number of lines. It grows with the names that are met, which are bounded, and not with the lines. */
export interface Tally {
  /** Takes one line; undefined stands for one that could not be understood. */
  add(line: ReadLine | undefined): void;
  readonly counts: Counts;
}

export interface Counts {
  lines: number;
  /** Lines that are not of this format, such as one that was cut off. */
  unknown: number;
  /** Files that could not be reviewed, or not whole. */
  errors: number;
  /** Reviews of boots that are not the newest of their file: no hosts of their own. */
  olderBoots: number;
  readonly verdicts: Record<VerdictKind, number>;
  readonly findings: Map<string, FindingCount>;
  readonly bios: NameCounts;
  readonly kernels: NameCounts;
  readonly profiles: Map<string, Record<OutcomeKind, number>>;
  readonly worst: WorstHosts;
  /** The first of these files. */
  readonly notReviewed: { readonly file: string; readonly error: string }[];
}

export interface FindingCount {
  /** The worst that was met: a finding may be an error on one host and a warning on another. */
  severity: Severity;
  hosts: number;
  /** Hosts on which it is accepted with a reason. */
  suppressed: number;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];
const MOST_CODES = 1000;

/** @param most Entries of the lists that name hosts and files. */
export function createTally(most: number): Tally {
  const counts: Counts = {
    lines: 0,
    unknown: 0,
    errors: 0,
    olderBoots: 0,
    verdicts: { fails: 0, undetermined: 0, passes: 0 },
    findings: new Map(),
    bios: nameCounts(),
    kernels: nameCounts(),
    profiles: new Map(),
    worst: worstHosts(most),
    notReviewed: [],
  };
  return {
    counts,
    add(line) {
      counts.lines += 1;
      if (line === undefined) counts.unknown += 1;
      else if (line.error !== undefined) {
        // The last line of a file that could not be reviewed, or not whole, is always one of these.
        if (!line.last) return;
        counts.errors += 1;
        if (counts.notReviewed.length < most) counts.notReviewed.push({ file: line.file, error: line.error });
      } else if (line.review?.newest === true) addHost(counts, line.file, line.review);
      else counts.olderBoots += 1;
    },
  };
}

/** Findings by severity, then by how many hosts have them. */
export function findingsOf({ findings }: Counts): readonly (readonly [code: string, counted: FindingCount])[] {
  return [...findings].sort(([a, one], [b, other]) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || other.hosts - one.hosts || (a < b ? -1 : 1));
}

function addHost(counts: Counts, file: string, review: ReadReview): void {
  counts.verdicts[review.verdict] += 1;
  counts.bios.add(review.bios, review.verdict);
  counts.kernels.add(review.kernelRelease, review.verdict);
  counts.worst.add(file, review);
  for (const code of new Set(review.findings.map((finding) => finding.code))) addFinding(counts.findings, code, review);
  for (const { profile, outcome } of review.runs) addOutcome(counts.profiles, profile, outcome);
}

function addFinding(findings: Counts['findings'], code: string, { findings: all }: ReadReview): void {
  const met = findings.get(code) ?? { severity: 'information' as const, hosts: 0, suppressed: 0 };
  const same = all.filter((finding) => finding.code === code);
  const open = same.filter(({ suppressed }) => !suppressed);
  if (open.length > 0) met.hosts += 1;
  else met.suppressed += 1;
  met.severity = SEVERITIES.find((severity) => severity === met.severity || same.some((finding) => finding.severity === severity)) ?? met.severity;
  if (findings.has(code) || findings.size < MOST_CODES) findings.set(code, met);
}

function addOutcome(profiles: Counts['profiles'], profile: string, outcome: string): void {
  const met = profiles.get(profile) ?? { passes: 0, 'may-fail': 0, undetermined: 0, fails: 0 };
  if (!(outcome in met)) return;
  // It is one of the keys.
  met[outcome as OutcomeKind] += 1;
  if (profiles.has(profile) || profiles.size < MOST_CODES) profiles.set(profile, met);
}
