import { count, profiles, type Review, type Verdict } from '../analysis/index';
import { mainReview, type Reviewed } from './reviewed';
import type { ShownSeverity } from './settings';
import { shownFindings } from './shown-findings';

export const VERDICT_WORDS: Readonly<Record<Verdict['kind'], string>> = {
  passes: 'TDX passes',
  fails: 'TDX fails',
  undetermined: 'TDX undetermined',
};

const NOUNS: Readonly<Record<ShownSeverity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'hint' };

/** `1 error, 2 notes`, or `no findings`. */
export function findingCounts(reviewed: Reviewed): string {
  const severities = shownFindings(reviewed).map(({ severity }) => severity);
  const parts = (Object.keys(NOUNS) as ShownSeverity[]).flatMap((severity) => {
    const n = severities.filter((each) => each === severity).length;
    return n === 0 ? [] : [count(n, NOUNS[severity])];
  });
  return parts.length === 0 ? 'no findings' : parts.join(', ');
}

/** `linux-6.8 (Linux 6.8 to 7.0). Taken from the kernel release 6.14.0.` */
export function profileText({ profile }: Review): string {
  const title = profiles.find(({ id }) => id === profile.id)?.title;
  return `${profile.id}${title === undefined ? '' : ` (${title})`}. ${profile.reason}`;
}

/** `boot 2 of 3`; nothing where there is one boot. */
export function bootText({ boot, bootCount }: Review): string | undefined {
  return bootCount > 1 ? `boot ${boot} of ${bootCount}` : undefined;
}

/** One message for a notification. */
export function summaryText(name: string, reviewed: Reviewed): string {
  const review = mainReview(reviewed);
  const boot = bootText(review);
  return `${name}${boot === undefined ? '' : ` (${boot})`}: ${review.verdict.headline} (${findingCounts(reviewed)}).`;
}
