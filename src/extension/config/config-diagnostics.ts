import type { LoadedConfig } from '../../analysis/index';
import * as vscode from 'vscode';
import { isForeign } from '../documents';
import { rangeOf } from '../reviewed';
import type { Reviewer } from '../reviewer';
import { isConfig } from './config-places';
import type { Configs } from './configs';

const CONSEQUENCE = vscode.l10n.t('Until it is mended, reviews go on as if there were no configuration.');

/** Shows the mistakes in configurations: in those that are open, and in those of what is reviewed. */
export class ConfigDiagnostics implements vscode.Disposable {
  readonly #configs: Configs;
  readonly #reviewer: Reviewer;
  readonly #collection = vscode.languages.createDiagnosticCollection('tdx-memory-config');
  readonly #subscriptions: readonly vscode.Disposable[];
  #shown: ReadonlySet<LoadedConfig> = new Set();
  /** The newest of the updates counts. */
  #update = 0;

  constructor(configs: Configs, reviewer: Reviewer) {
    this.#configs = configs;
    this.#reviewer = reviewer;
    const consider = ({ uri }: vscode.TextDocument): void => {
      if (isConfig(uri)) void this.#publish();
    };
    this.#subscriptions = [
      configs.onDidChange(() => void this.#publish()),
      reviewer.onDidReview(() => void this.#publish()),
      vscode.workspace.onDidOpenTextDocument(consider),
      vscode.workspace.onDidCloseTextDocument(consider),
    ];
    void this.#publish();
  }

  dispose(): void {
    this.#update += 1;
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#collection.dispose();
  }

  async #publish(): Promise<void> {
    this.#update += 1;
    const update = this.#update;
    const open = vscode.workspace.textDocuments.map(({ uri }) => uri).filter((uri) => isConfig(uri) && !isForeign(uri));
    const reviewed = this.#reviewer.results().flatMap(({ sources }) => sources.map(({ uri }) => uri));
    const found = await Promise.all([...open, ...reviewed].map((uri) => this.#configs.of(uri)));
    const read = new Set(found.flatMap(({ from }) => from ?? []));
    if (update !== this.#update || (read.size === this.#shown.size && [...read].every((one) => this.#shown.has(one)))) return;
    this.#shown = read;
    this.#collection.clear();
    this.#collection.set([...diagnosticsOf(read)].map(([address, diagnostics]) => [vscode.Uri.parse(address, true), [...diagnostics.values()]]));
  }
}

/** By address. What several configurations build on is told once. */
function diagnosticsOf(configs: Iterable<LoadedConfig>): ReadonlyMap<string, ReadonlyMap<string, vscode.Diagnostic>> {
  const byAddress = new Map<string, Map<string, vscode.Diagnostic>>();
  for (const { complaints, layers } of configs) {
    const lines = new Map(layers.map((layer) => [layer.file, layer.lines]));
    for (const { file, span, message } of complaints) {
      const known = byAddress.get(file) ?? new Map<string, vscode.Diagnostic>();
      const at = lines.get(file);
      const range = at === undefined ? new vscode.Range(0, 0, 0, 0) : rangeOf(span, at);
      const diagnostic = new vscode.Diagnostic(range, `${message} ${CONSEQUENCE}`, vscode.DiagnosticSeverity.Error);
      diagnostic.source = 'TDX Memory';
      byAddress.set(file, known.set(`${span.start}-${span.end} ${message}`, diagnostic));
    }
  }
  return byAddress;
}
