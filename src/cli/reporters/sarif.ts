import type { Log, Run } from 'sarif';
import { checks, type Review } from '../../analysis/index';
import type { AbsentFinding, Reporter, Reviewed } from './reporter';
import { absentResults } from './sarif/absent';
import { artifactsOf } from './sarif/artifacts';
import { fingerprints, identified } from './sarif/fingerprint';
import { informationUri } from './sarif/help-uri';
import { withinLimits } from './sarif/limits';
import { notifications, unreadNotification } from './sarif/notifications';
import { result } from './sarif/result';
import { rule } from './sarif/rule';

/** SARIF 2.1.0: one run with all reviews, for code scanning and for viewers. */
export const sarif: Reporter = {
  id: 'sarif',
  print(reviews, { version, unread = [], absent = [] }) {
    const log: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run(reviews, version, unread, absent)] };
    return `${JSON.stringify(log, undefined, 2)}\n`;
  },
};

function run(reviews: readonly Reviewed[], version: string, unread: readonly string[], absent: readonly AbsentFinding[]): Run {
  const artifacts = artifactsOf(reviews);
  const fingerprint = fingerprints();
  const crashed = reviews.some(({ review }) => review.checks.some((check) => check.result.kind === 'crashed'));
  const kept = withinLimits([
    ...reviews.flatMap((reviewed) => reviewed.review.findings.map((finding, index) => result(finding, reviewed, artifacts, fingerprint(identified(finding, reviewed)), reviewed.baselineStates?.[index]))),
    ...absent.flatMap((one) => absentResults(one, artifacts, fingerprint)),
  ]);
  return {
    tool: { driver: { name: 'tdxmem', fullName: 'TDX Memory Review', version, semanticVersion: version, informationUri: informationUri(version), rules: checks.map((check) => rule(check, version)) } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: !crashed && unread.length === 0, toolExecutionNotifications: [...unread.map(unreadNotification), ...kept.notifications, ...reviews.flatMap(notifications)] }],
    artifacts: artifacts.list,
    results: kept.results,
    properties: { reviews: reviews.map(({ review }) => about(review)) },
  };
}

/** What no result says. */
function about({ sources, boot, verdict, profile }: Review): object {
  return { sources, boot, verdict: verdict.kind, headline: verdict.headline, reason: verdict.reason, profile: profile.id };
}
