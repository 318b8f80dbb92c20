import type { Severity, Verdict } from '../../analysis/index';

/** What is used of one line of `--format ndjson`. */
export interface ReadLine {
  readonly file: string;
  /** Whether it is the last line of its file. */
  readonly last: boolean;
  /** Why the file could not be reviewed, or not whole. */
  readonly error?: string;
  readonly review?: ReadReview;
}

export interface ReadReview {
  /** The first of its sources, whose configuration says what makes it fail. */
  readonly source?: string;
  readonly newest: boolean;
  readonly verdict: Verdict['kind'];
  readonly reason: string;
  readonly bios?: string;
  readonly kernelRelease?: string;
  readonly findings: readonly ReadFinding[];
  readonly runs: readonly { readonly profile: string; readonly outcome: string }[];
}

export interface ReadFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly suppressed: boolean;
}

const VERDICTS: readonly string[] = ['fails', 'undetermined', 'passes'] satisfies readonly Verdict['kind'][];
const SEVERITIES: readonly string[] = ['error', 'warning', 'information'] satisfies readonly Severity[];

/** Undefined where the text is no line of this format. What is not used of it is not looked at. */
export function readLine(text: string): ReadLine | undefined {
  const line = asRecord(parse(text));
  if (line?.['formatVersion'] !== 1 || asRecord(line['tool'])?.['name'] !== 'tdxmem') return undefined;
  const { file, part, parts, error } = line;
  if (typeof file !== 'string' || typeof part !== 'number' || typeof parts !== 'number') return undefined;
  const common = { file, last: part === parts };
  if (typeof error === 'string') return { ...common, error };
  const review = readReview(line);
  return review === undefined ? undefined : { ...common, review };
}

function readReview(line: Readonly<Record<string, unknown>>): ReadReview | undefined {
  const { sources, newest, verdict, reason, findings, runs, kernelRelease } = line;
  const source: unknown = Array.isArray(sources) ? sources[0] : undefined;
  if (!isVerdict(verdict) || !Array.isArray(findings) || !Array.isArray(runs)) return undefined;
  const bios = asRecord(line['machine'])?.['bios'];
  return {
    ...(typeof source === 'string' && { source }),
    newest: newest === true,
    verdict,
    reason: typeof reason === 'string' ? reason : '',
    ...(typeof bios === 'string' && { bios }),
    ...(typeof kernelRelease === 'string' && { kernelRelease }),
    findings: findings.flatMap(readFinding),
    runs: runs.flatMap(readRun),
  };
}

function readFinding(value: unknown): readonly ReadFinding[] {
  const { code, severity, suppressed } = asRecord(value) ?? {};
  return typeof code === 'string' && isSeverity(severity) ? [{ code, severity, suppressed: typeof suppressed === 'string' }] : [];
}

function readRun(value: unknown): ReadReview['runs'] {
  const { profile, outcome } = asRecord(value) ?? {};
  return typeof profile === 'string' && typeof outcome === 'string' ? [{ profile, outcome }] : [];
}

function isVerdict(value: unknown): value is Verdict['kind'] {
  return typeof value === 'string' && VERDICTS.includes(value);
}

function isSeverity(value: unknown): value is Severity {
  return typeof value === 'string' && SEVERITIES.includes(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> | undefined {
  // An object that JSON.parse made has string keys and nothing else.
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : undefined;
}
