import { profiles, type Review, type Verdict } from '../analysis/index';
import * as vscode from 'vscode';
import { mainReview, type Reviewed } from './reviewed';
import type { ShownSeverity } from './settings';
import { shownFindings } from './shown-findings';

export const VERDICT_WORDS: Readonly<Record<Verdict['kind'], string>> = {
  passes: vscode.l10n.t('TDX passes'),
  fails: vscode.l10n.t('TDX fails'),
  undetermined: vscode.l10n.t('TDX undetermined'),
};

const COUNTS: Readonly<Record<ShownSeverity, (n: number) => string>> = {
  error: (n) => (n === 1 ? vscode.l10n.t('1 error') : vscode.l10n.t('{0} errors', n)),
  warning: (n) => (n === 1 ? vscode.l10n.t('1 warning') : vscode.l10n.t('{0} warnings', n)),
  information: (n) => (n === 1 ? vscode.l10n.t('1 note') : vscode.l10n.t('{0} notes', n)),
  hint: (n) => (n === 1 ? vscode.l10n.t('1 hint') : vscode.l10n.t('{0} hints', n)),
};

/** `1 error, 2 notes`, or `no findings`. */
export function findingCounts(reviewed: Reviewed): string {
  const severities = shownFindings(reviewed).map(({ severity }) => severity);
  const parts = (Object.keys(COUNTS) as ShownSeverity[]).flatMap((severity) => {
    const n = severities.filter((each) => each === severity).length;
    return n === 0 ? [] : [COUNTS[severity](n)];
  });
  return parts.length === 0 ? vscode.l10n.t('no findings') : parts.join(', ');
}

/** `linux-6.8 (Linux 6.8 to 7.0). Taken from the kernel release 6.14.0.` */
export function profileText({ profile }: Review): string {
  const title = profiles.find(({ id }) => id === profile.id)?.title;
  return `${profile.id}${title === undefined ? '' : ` (${title})`}. ${profile.reason}`;
}

/** `boot 2 of 3`; nothing where there is one boot. */
export function bootText({ boot, bootCount }: Review): string | undefined {
  return bootCount > 1 ? vscode.l10n.t('boot {0} of {1}', boot, bootCount) : undefined;
}

/** One message for a notification. */
export function summaryText(name: string, reviewed: Reviewed): string {
  const review = mainReview(reviewed);
  const boot = bootText(review);
  return `${name}${boot === undefined ? '' : ` (${boot})`}: ${review.verdict.headline} (${findingCounts(reviewed)}).`;
}
