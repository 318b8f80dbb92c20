import { describeErrno } from '../../analysis/index';
import { list, paragraph, type Line, type Markup } from '../markup';
import type { About } from './about';

/** An error number of the kernel, and what the review knows of its cause. */
export function errnoHover(errno: number, { boot: { review } }: About): Markup {
  const explained = review.host.observed.errno?.value === errno;
  const causes = explained ? review.findings.filter(({ severity, suppressed }) => severity === 'error' && suppressed === undefined) : [];
  return [
    paragraph({ code: describeErrno(errno) }),
    ...(causes.length === 0 ? [] : [paragraph('What this review finds behind it:')]),
    ...list(causes.slice(0, 4).map(({ code, message }): Line => [{ text: code, finding: code }, `: ${message}`])),
  ];
}
