import { describe, expect, test } from 'vitest';
import { defineCheck, type CheckSpec } from '../../../src/analysis/checks/check';
import { checks } from '../../../src/analysis/checks/registry';

const AT = { source: 0, span: { start: 1, end: 2 } };
const SPEC: CheckSpec<'memlist' | 'problems'> = {
  code: 'a-code',
  title: 'A title',
  severity: 'warning',
  needs: ['memlist', 'problems'],
  explanation: { when: 'When.', consequence: 'Then.', next: 'Next.', source: 'Source.' },
  *run({ memlist, problems }) {
    yield { message: `${memlist.length} and ${problems.length}.`, at: AT };
    yield { message: 'Another.', at: AT, severity: 'error', related: [{ message: 'There.', at: AT }] };
  },
};

describe('a check', () => {
  test('without the evidence it needs is not applicable, and names all that is missing', () => {
    expect(defineCheck(SPEC).evaluate({})).toEqual({ kind: 'not-applicable', missing: ['memlist', 'problems'] });
    expect(defineCheck(SPEC).evaluate({ memlist: [] })).toEqual({ kind: 'not-applicable', missing: ['problems'] });
  });

  test('gives its findings its own code, and its severity unless they have one', () => {
    expect(defineCheck(SPEC).evaluate({ memlist: [], problems: [] })).toEqual({
      kind: 'ran',
      findings: [
        { code: 'a-code', severity: 'warning', message: '0 and 0.', at: AT, related: [] },
        { code: 'a-code', severity: 'error', message: 'Another.', at: AT, related: [{ message: 'There.', at: AT }] },
      ],
    });
  });

  test('that has nothing to say ran', () => {
    expect(defineCheck({ ...SPEC, run: () => [] }).evaluate({ memlist: [], problems: [] })).toEqual({ kind: 'ran', findings: [] });
  });

  test('that throws has crashed, alone', () => {
    const crash = (thrown: unknown) => (): never => {
      throw thrown;
    };
    expect(defineCheck({ ...SPEC, run: crash(new Error('broken')) }).evaluate({ memlist: [], problems: [] })).toEqual({ kind: 'crashed', reason: 'broken' });
    expect(defineCheck({ ...SPEC, run: crash('words') }).evaluate({ memlist: [], problems: [] })).toEqual({ kind: 'crashed', reason: 'words' });
  });

  test('does not end initialisation unless it says so', () => {
    expect([defineCheck(SPEC).endsInitialisation, defineCheck({ ...SPEC, endsInitialisation: true }).endsInitialisation]).toEqual([false, true]);
  });
});

describe('every check', () => {
  test('has a code of its own, in kebab case', () => {
    const codes = checks.map(({ code }) => code);
    expect(codes.filter((code) => !/^[a-z]+(?:-[a-z]+)*$/.test(code))).toEqual([]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('explains itself in whole sentences, and has a title without a full stop', () => {
    for (const { title, explanation } of checks) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      for (const words of Object.values(explanation)) expect(words).toMatch(/^\S.*\S$/s);
      for (const words of [explanation.when, explanation.consequence, explanation.next]) expect(words).toMatch(/[.)"]$/);
    }
  });

  test('needs some evidence', () => {
    expect(checks.filter(({ needs }) => needs.length === 0)).toEqual([]);
  });

  test('is not applicable where there is none', () => {
    expect(checks.map((check) => check.evaluate({}).kind)).toEqual(checks.map(() => 'not-applicable'));
  });
});
