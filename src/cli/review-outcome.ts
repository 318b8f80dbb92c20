import type { Review } from '../analysis/index';
import { EXIT, type ExitCode } from './exit-code';
import { counts } from './fail-level';
import type { Reviewed } from './reporters/reporter';

/** Checks that broke: their silence is not a pass. */
export function crashes({ sources, checks }: Review): readonly string[] {
  return checks.flatMap(({ code, result }) =>
    result.kind === 'crashed' ? [`${sources.join(', ')}: The check ${code} broke: ${result.reason}. This is a mistake in tdxmem: please report it.`] : [],
  );
}

/** Exit status of what was reviewed. */
export function outcome(reviewed: readonly Pick<Reviewed, 'review' | 'failOn'>[]): ExitCode {
  const reached = reviewed.some(({ review, failOn }) => review.findings.some((finding) => counts(finding, failOn)));
  return reached ? EXIT.findings : EXIT.clean;
}
