import type { Verdict } from '../../analysis/index';
import type * as vscode from 'vscode';
import { locationOf, mainReview, type Reviewed } from '../reviewed';
import type { ShownSeverity } from '../settings';
import { shownFindings } from '../shown-findings';

/** A reviewed capture, or host, in a few words. */
export interface CaptureSummary {
  readonly uri: vscode.Uri;
  readonly name: string;
  /** The host's name, where the evidence gives one. */
  readonly host: string | undefined;
  readonly verdict: Verdict['kind'];
  readonly headline: string;
  readonly findings: readonly FindingSummary[];
}

export interface FindingSummary {
  readonly code: string;
  readonly severity: ShownSeverity;
  readonly message: string;
  readonly location: vscode.Location | undefined;
}

/** What a list shows of a finding; the editor and the map have the rest. */
const MOST_FINDINGS = 20;

export function captureOf(reviewed: Reviewed): CaptureSummary {
  const { verdict, host } = mainReview(reviewed);
  return {
    uri: reviewed.uri,
    name: reviewed.name,
    host: host.name?.value,
    verdict: verdict.kind,
    headline: verdict.headline,
    findings: shownFindings(reviewed)
      .slice(0, MOST_FINDINGS)
      .map(({ finding: { code, message, at }, severity }) => ({ code, severity, message, location: locationOf(at, reviewed) })),
  };
}
