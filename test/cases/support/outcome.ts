import { lineIndex, review, type Review } from '../../../src/analysis/index';
import type { Fixture } from './fixture';

/** Reviews the text of a fixture as a document of its name. */
export function reviewFixture({ path, text, expectations }: Fixture): readonly Review[] {
  const profile = expectations.flatMap(({ directive }) => (directive.kind === 'profile' ? directive.profile : []))[0];
  return review({ name: path.slice(path.lastIndexOf('/') + 1), text }, profile === undefined ? {} : { profile });
}

/** Every finding, and the verdict of every boot, one to a line, as the reviews have them. */
export function actualOutcome({ text }: Fixture, reviews: readonly Review[]): readonly string[] {
  const lines = lineIndex(text);
  const findings = reviews.flatMap((one) =>
    one.findings.map(({ severity, code, at }) => {
      const covered = text.slice(at.span.start, at.span.end);
      return { line: lines.positionAt(at.span.start).line + 1, words: `${severity} ${code} ${JSON.stringify(covered)}` };
    }),
  );
  return written(findings, reviews.map(({ verdict }) => verdict.kind));
}

/** The same as the fixture wants them. */
export function expectedOutcome({ expectations }: Fixture): readonly string[] {
  const findings = expectations.flatMap(({ line, directive }) =>
    directive.kind === 'finding' ? [{ line, words: `${directive.severity} ${directive.code} ${JSON.stringify(directive.covered)}` }] : [],
  );
  return written(findings, expectations.flatMap(({ directive }) => (directive.kind === 'verdict' ? directive.verdict : [])));
}

function written(findings: readonly { readonly line: number; readonly words: string }[], verdicts: readonly string[]): readonly string[] {
  const sorted = [...findings].sort((a, b) => a.line - b.line || (a.words < b.words ? -1 : 1));
  return [...verdicts.map((verdict, index) => `boot ${index + 1} ${verdict}`), ...sorted.map(({ line, words }) => `line ${line} ${words}`)];
}

/** Which layers each named check lacks; `ran` where it lacks none. One boot, the first, is looked at. */
export function actualMissing(reviews: readonly Review[], code: string): readonly string[] {
  const result = reviews[0]?.checks.find((check) => check.code === code)?.result;
  return result?.kind === 'not-applicable' ? result.missing : [result?.kind ?? 'no such check'];
}
