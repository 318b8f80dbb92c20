import { describe, expect, test } from 'vitest';
import { checks } from '../../src/analysis/index';
import type { Fixture } from './support/fixture';
import { fixturesIn, folders } from './support/fixtures';
import { reviewFixture } from './support/outcome';

/** What the name of a fixture promises of the check whose folder it is in. */
const PROMISES = {
  /** The check has something to say. */
  fires: ({ ran, findings }: Answer) => ran && findings > 0,
  /** The nearest thing that is all right: the check looks at it and says nothing. */
  near: ({ ran, findings }: Answer) => ran && findings === 0,
  /** Evidence is missing: the check does not run, which is not the same as fine. */
  without: ({ ran }: Answer) => !ran,
} as const;

interface Answer {
  readonly ran: boolean;
  readonly findings: number;
}

function answerOf(fixture: Fixture, code: string): Answer {
  const results = reviewFixture(fixture).flatMap((review) => review.checks.filter((check) => check.code === code));
  const ran = results.flatMap(({ result }) => (result.kind === 'ran' ? [result.findings.length] : []));
  return { ran: ran.length > 0, findings: ran.reduce((sum, n) => sum + n, 0) };
}

describe.each(checks.map(({ code }) => code))('%s', (code) => {
  const fixtures = fixturesIn(code);

  test.each(Object.entries(PROMISES))('has a case of the kind "%s"', (kind, keeps) => {
    const ofKind = fixtures.filter(({ path }) => path.startsWith(`${code}/${kind}-`));
    expect(ofKind.length).toBeGreaterThan(0);
    expect(ofKind.filter((fixture) => !keeps(answerOf(fixture, code))).map(({ path }) => path)).toEqual([]);
  });

  test('says which evidence it lacks', () => {
    const silent = fixtures.filter(({ path }) => path.startsWith(`${code}/without-`));
    const told = silent.filter(({ expectations }) => expectations.some(({ directive }) => directive.kind === 'not-applicable' && directive.code === code));
    expect(told.map(({ path }) => path)).toEqual(silent.map(({ path }) => path));
  });

  test('has no case of another kind', () => {
    expect(fixtures.filter(({ path }) => !/\/(?:fires|near|without)-/.test(path)).map(({ path }) => path)).toEqual([]);
  });
});

test('every folder is that of a check, or of the traps of real input', () => {
  const codes = new Set(checks.map(({ code }) => code));
  expect(folders().filter((folder) => !codes.has(folder))).toEqual(['input-traps']);
});
