import type { Finding, Place, Review } from '../analysis/index';
import * as vscode from 'vscode';
import type { Reviewed, ReviewedSource } from './reviewed';
import { severityOverrides, type SeverityOverride, type ShownSeverity } from './settings';

export interface ShownFinding {
  readonly finding: Finding;
  readonly severity: ShownSeverity;
  /** Where it is found. */
  readonly source: ReviewedSource;
}

/** The findings of every boot as the settings want them. Accepted ones and those that are turned off are left out. */
export function shownFindings({ sources, reviews }: Reviewed): readonly ShownFinding[] {
  const shown: ShownFinding[] = [];
  const rulesOf = rulesBySource();
  for (const review of reviews) {
    const syntax = jsonSyntaxPlaces(review);
    for (const finding of review.findings) {
      const source = sources[finding.at.source] ?? sources[0];
      const { overrides, syntaxIsShown } = rulesOf(source);
      const severity = overrides.get(finding.code) ?? finding.severity;
      if (finding.suppressed !== undefined || severity === 'off') continue;
      if (syntaxIsShown && finding.code === 'snapshot-invalid' && syntax.has(key(finding.at))) continue;
      shown.push({ finding, severity, source });
    }
  }
  return shown;
}

interface Rules {
  readonly overrides: ReadonlyMap<string, SeverityOverride>;
  /** VS Code marks broken JSON of this source itself. */
  readonly syntaxIsShown: boolean;
}

/** Settings may differ from folder to folder; of each source they are asked once, and only where something is found. */
function rulesBySource(): (source: ReviewedSource) => Rules {
  const known = new Map<ReviewedSource, Rules>();
  return (source) => {
    const rules = known.get(source) ?? { overrides: severityOverrides(source.uri), syntaxIsShown: jsonSyntaxIsShown(source) };
    known.set(source, rules);
    return rules;
  };
}

/** Whether VS Code itself marks what is no well-formed JSON. It allows comments in `jsonc`, which a snapshot may not have. */
function jsonSyntaxIsShown({ uri, languageId }: ReviewedSource): boolean {
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
