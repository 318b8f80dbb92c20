import type { Finding } from '../analysis/index';
import * as vscode from 'vscode';
import { documentationOf } from './documentation';
import { rangeOf, type Reviewed } from './reviewed';
import type { Reviewer } from './reviewer';
import { SECTION, type ShownSeverity } from './settings';
import { shownFindings, type ShownFinding } from './shown-findings';

const SEVERITIES: Readonly<Record<ShownSeverity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Shows the findings of every reviewed document as diagnostics. */
export class Diagnostics implements vscode.Disposable {
  readonly #collection = vscode.languages.createDiagnosticCollection('tdx-memory');
  readonly #reviewer: Reviewer;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer;
    this.#subscriptions = [
      reviewer.onDidReview((uri) => this.#publish(uri)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`${SECTION}.severity`) && !event.affectsConfiguration('json.validate')) return;
        for (const uri of reviewer.documents()) this.#publish(uri);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  #publish(uri: vscode.Uri): void {
    const reviewed = this.#reviewer.resultOf(uri);
    if (reviewed === undefined) this.#collection.delete(uri);
    else this.#collection.set(uri, shownFindings(reviewed).map((shown) => diagnosticOf(shown, reviewed)));
  }
}

function diagnosticOf({ finding, severity }: ShownFinding, reviewed: Reviewed): vscode.Diagnostic {
  const { code, message, at } = finding;
  const diagnostic = new vscode.Diagnostic(rangeOf(at.span, reviewed.lines), message, SEVERITIES[severity]);
  diagnostic.source = 'TDX Memory';
  diagnostic.code = { value: code, target: documentationOf(code) };
  diagnostic.relatedInformation = relatedOf(finding, reviewed);
  return diagnostic;
}

function relatedOf({ related }: Finding, { uri, lines }: Reviewed): vscode.DiagnosticRelatedInformation[] {
  return related.map(({ message, at }) => new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeOf(at.span, lines)), message));
}
