import type { Finding, Place, Review } from '../analysis/index';
import * as vscode from 'vscode';
import type { Reviewed } from './reviewed';
import { severityOverrides, type ShownSeverity } from './settings';

export interface ShownFinding {
  readonly finding: Finding;
  readonly severity: ShownSeverity;
}

/** The findings of every boot as the settings want them. Accepted ones and those that are turned off are left out. */
export function shownFindings({ uri, languageId, reviews }: Reviewed): readonly ShownFinding[] {
  const overrides = severityOverrides(uri);
  const syntaxIsShown = jsonSyntaxIsShown(uri, languageId);
  const shown: ShownFinding[] = [];
  for (const review of reviews) {
    const elsewhere = syntaxIsShown ? jsonSyntaxPlaces(review) : new Set();
    for (const finding of review.findings) {
      const severity = overrides.get(finding.code) ?? finding.severity;
      if (finding.suppressed !== undefined || severity === 'off') continue;
      if (finding.code === 'snapshot-invalid' && elsewhere.has(key(finding.at))) continue;
      shown.push({ finding, severity });
    }
  }
  return shown;
}

/** Whether VS Code itself marks what is no well-formed JSON. It allows comments in `jsonc`, which a snapshot may not have. */
function jsonSyntaxIsShown(uri: vscode.Uri, languageId: string): boolean {
  if (languageId !== 'json') return false;
  if (vscode.extensions.getExtension('vscode.json-language-features') === undefined) return false;
  return vscode.workspace.getConfiguration('json', uri).get('validate.enable', true);
}

function jsonSyntaxPlaces({ problems }: Review): ReadonlySet<unknown> {
  return new Set(problems.filter(({ code }) => code === 'json-syntax').map(({ at }) => key(at)));
}

function key({ source, span }: Place): string {
  return `${source}:${span.start}-${span.end}`;
}
