import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { lineIndex, review, type Finding } from '../../src/analysis/index';
import { unix } from '../../src/cli/reporters/unix';
import { allFixtures } from '../cases/support/fixtures';

interface Matcher {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly [Pattern];
}

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity?: number;
  readonly message: number;
  readonly code: number;
}

const file = path.resolve(import.meta.dirname, '../../.github/problem-matcher.json');
const { problemMatcher } = JSON.parse(readFileSync(file, 'utf8')) as { readonly problemMatcher: readonly Matcher[] };

/** What a runner makes of one line: the first matcher that fits it. */
function annotations(line: string): readonly object[] {
  return problemMatcher.flatMap(({ severity: fallback, pattern: [pattern] }) => {
    const match = new RegExp(pattern.regexp).exec(line);
    const group = (index: number | undefined): string | undefined => (index === undefined ? undefined : match?.[index]);
    if (match === null) return [];
    return [{ file: group(pattern.file), line: group(pattern.line), severity: group(pattern.severity) ?? fallback, code: group(pattern.code) }];
  });
}

/** The words that a runner knows; lines with another one are passed over. */
const SEVERITY: Readonly<Record<Finding['severity'], string>> = { error: 'error', warning: 'warning', information: 'notice' };

describe('the problem matcher understands every line of --format unix', () => {
  const fixtures = allFixtures().map(({ path: name, text }) => ({ name, text }));
  const printed = fixtures.flatMap((source) => {
    const lines = [lineIndex(source.text)];
    const reviewed = review(source).map((one) => ({ review: one, lines }));
    const findings = reviewed.flatMap(({ review: one }) => one.findings.filter(({ suppressed }) => suppressed === undefined));
    const text = unix.print(reviewed, { version: '', color: false, full: false }).trimEnd();
    return text === '' ? [] : text.split('\n').map((line, index) => ({ line, name: source.name, finding: findings[index], at: lines[0]?.positionAt(findings[index]?.at.span.start ?? 0).line ?? 0 }));
  });

  test('once, with its file, line, severity and code', () => {
    expect(printed.length).toBeGreaterThan(100);
    expect(printed.map(({ line }) => annotations(line))).toEqual(printed.map(({ name, finding, at }) => [{ file: name, line: String(at + 1), severity: SEVERITY[finding?.severity ?? 'error'], code: finding?.code }]));
  });

  test('of every severity', () => {
    expect(new Set(printed.map(({ finding }) => finding?.severity))).toEqual(new Set(['error', 'warning', 'information']));
  });

  test('also where a message looks like a place', () => {
    expect(annotations('a:b.log:2:3: error: See c.log:4:5: warning: there. [made-up]')).toEqual([{ file: 'a:b.log', line: '2', severity: 'error', code: 'made-up' }]);
  });

  test.each(['total: 1 error', 'a.log:2: error: no column [made-up]', 'a.log:2:3: fatal: x [made-up]', 'a.log:2:3: error: no code'])('and nothing else: %s', (line) => {
    expect(annotations(line)).toEqual([]);
  });
});
