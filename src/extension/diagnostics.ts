import type { Finding } from '../analysis/index';
import * as vscode from 'vscode';
import { documentationOf } from './documentation';
import { locationOf, rangeOf, type Reviewed } from './reviewed';
import type { Reviewer } from './reviewer';
import { SECTION, type ShownSeverity } from './settings';
import { shownFindings, type ShownFinding } from './shown-findings';

const SEVERITIES: Readonly<Record<ShownSeverity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

const SOURCE = 'TDX Memory';

type ByDocument = Map<string, { readonly uri: vscode.Uri; readonly diagnostics: vscode.Diagnostic[] }>;

/** Shows the findings of every subject as diagnostics of the documents in which they are found. */
export class Diagnostics implements vscode.Disposable {
  /** One collection for each subject: two hosts may hold one document. */
  readonly #collections = new Map<string, vscode.DiagnosticCollection>();
  readonly #reviewer: Reviewer;
  readonly #subscriptions: readonly vscode.Disposable[];

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer;
    this.#subscriptions = [
      reviewer.onDidReview((subject) => this.#publish(subject)),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!event.affectsConfiguration(`${SECTION}.severity`) && !event.affectsConfiguration('json.validate')) return;
        for (const { uri } of reviewer.results()) this.#publish(uri);
      }),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const collection of this.#collections.values()) collection.dispose();
  }

  #publish(subject: vscode.Uri): void {
    const key = subject.toString();
    const reviewed = this.#reviewer.of(subject);
    const collection = this.#collections.get(key);
    if (reviewed === undefined) {
      this.#collections.delete(key);
      collection?.dispose();
      return;
    }
    const shown = collection ?? vscode.languages.createDiagnosticCollection('tdx-memory');
    this.#collections.set(key, shown);
    shown.clear();
    shown.set([...diagnosticsOf(reviewed).values()].map(({ uri, diagnostics }) => [uri, diagnostics]));
  }
}

function diagnosticsOf(reviewed: Reviewed): ByDocument {
  const documents: ByDocument = new Map();
  const add = (uri: vscode.Uri, diagnostic: vscode.Diagnostic): void => {
    const key = uri.toString();
    const document = documents.get(key) ?? { uri, diagnostics: [] };
    document.diagnostics.push(diagnostic);
    documents.set(key, document);
  };
  for (const shown of shownFindings(reviewed)) add(shown.source.uri, diagnosticOf(shown, reviewed));
  for (const { name, reason, at } of reviewed.missing) {
    const place = at && locationOf(at, reviewed);
    if (place !== undefined) add(place.uri, missingDiagnostic(name, reason, place.range));
  }
  return documents;
}

function diagnosticOf({ finding, severity, source }: ShownFinding, reviewed: Reviewed): vscode.Diagnostic {
  const { code, message, at } = finding;
  const diagnostic = new vscode.Diagnostic(rangeOf(at.span, source.lines), message, SEVERITIES[severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = { value: code, target: documentationOf(code) };
  diagnostic.relatedInformation = relatedOf(finding, reviewed);
  return diagnostic;
}

function relatedOf({ related }: Finding, reviewed: Reviewed): vscode.DiagnosticRelatedInformation[] {
  return related.flatMap(({ message, at }) => {
    const place = locationOf(at, reviewed);
    return place === undefined ? [] : [new vscode.DiagnosticRelatedInformation(place, message)];
  });
}

function missingDiagnostic(name: string, reason: string, range: vscode.Range): vscode.Diagnostic {
  const message = vscode.l10n.t('{0} is named here and is not part of the review: {1}. What it would show is not known. Put it beside the snapshot, or take its name out.', name, reason);
  const diagnostic = new vscode.Diagnostic(range, message, vscode.DiagnosticSeverity.Warning);
  diagnostic.source = SOURCE;
  return diagnostic;
}
