import type { SourceText } from '../../base/source';
import type { Fact } from '../../evidence/fact';
import type { Problem, ProblemCode } from '../../evidence/problem';
import type { Reading } from '../../evidence/reading';
import { snapshotFacts } from './facts';
import type { At } from './found';
import { readJson } from './json';
import { valueOf, type JsonNode } from './node';
import type { Complaint } from './schema-message';
import { repeatedComplaints, schemaComplaints } from './schema-problems';

/** Where the names of a snapshot's fields are looked for: they stand early in the text. */
const HEAD_LENGTH = 65_536;

/**
 * Whether a text is one of our JSON snapshots, by its name or by the fields that it begins with. Our own reports hold CMRs
 * and a version too, but they hold them in `reviews`.
 */
export function looksLikeSnapshot({ name, text }: SourceText): boolean {
  if (name.toLowerCase().endsWith('.tdxmem.json')) return true;
  const head = text.slice(0, HEAD_LENGTH);
  if (!/^\uFEFF?\s*\{/.test(head) || head.includes('"reviews"')) return false;
  return /"(?:cmrs|memblock|pamtPlacements|memoryBlockSize)"|"formatVersion"\s*:\s*\d/.test(head);
}

/** Reads a snapshot, also a half-typed one: every fact that can be read is in the reading, and every mistake once. */
export function readSnapshot({ text }: SourceText, sourceIndex: number): Reading {
  const at: At = ({ span }) => ({ source: sourceIndex, span });
  const problems: Problem[] = [];
  const facts: Fact[] = [];
  const report = (code: ProblemCode, { span, message, meant }: Complaint): void => {
    problems.push({ kind: 'problem', code, message, at: at({ span }), ...(meant !== undefined && { meant }) });
  };
  // A byte order mark is no JSON; a space keeps every offset.
  const root = readJson(text.replace(/^\uFEFF/, ' '), (span, message) => report('json-syntax', { span, message }));
  if (root !== undefined) {
    for (const complaint of complaintsOf(root)) report('schema', complaint);
    for (const found of snapshotFacts(root, at)) {
      if (found.kind === 'problem') problems.push(found);
      else facts.push(found);
    }
  }
  const boot = { span: { start: 0, end: text.length }, facts: inOrder(facts), problems: inOrder(onePerPlace(problems)) };
  return { format: 'snapshot', boots: [boot] };
}

function complaintsOf(root: JsonNode): readonly Complaint[] {
  return [...schemaComplaints(root, valueOf(root)), ...repeatedComplaints(root)];
}

/** Of several problems at one place the first is told: those of the JSON itself come before those of its meaning. */
function onePerPlace(problems: readonly Problem[]): readonly Problem[] {
  const first = new Map<string, Problem>();
  for (const problem of problems) {
    const { start, end } = problem.at.span;
    const place = `${start}-${end}`;
    if (!first.has(place)) first.set(place, problem);
  }
  return [...first.values()];
}

/** In the order of the text. */
function inOrder<T extends Fact | Problem>(found: readonly T[]): readonly T[] {
  return found.toSorted((a, b) => a.at.span.start - b.at.span.start || a.at.span.end - b.at.span.end);
}
