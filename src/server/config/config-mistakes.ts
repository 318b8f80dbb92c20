import { DiagnosticSeverity, type Connection, type Diagnostic } from 'vscode-languageserver';
import type { LoadedConfig } from '../../analysis/index';
import { rangeIn } from '../ranges';

const CONSEQUENCE = 'Until it is mended, reviews go on as if there were no configuration.';

/** Tells the mistakes in the configurations of what is open, each at its place and once. */
export class ConfigMistakes {
  readonly #connection: Connection;
  readonly #found = new Map<string, readonly LoadedConfig[]>();
  #told: ReadonlyMap<string, string> = new Map();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** @param found Those of a document; none for one that is closed. */
  async tell(document: string, found: readonly LoadedConfig[]): Promise<void> {
    if (found.length === 0) this.#found.delete(document);
    else this.#found.set(document, found);
    const byFile = this.#diagnostics();
    const told = new Map([...byFile].map(([file, diagnostics]) => [file, JSON.stringify([...diagnostics.values()])]));
    const before = this.#told;
    this.#told = told;
    for (const file of new Set([...before.keys(), ...told.keys()])) {
      if (before.get(file) !== told.get(file)) await this.#connection.sendDiagnostics({ uri: file, diagnostics: [...(byFile.get(file)?.values() ?? [])] });
    }
  }

  /** By file. What several documents build on is told once. */
  #diagnostics(): ReadonlyMap<string, ReadonlyMap<string, Diagnostic>> {
    const byFile = new Map<string, Map<string, Diagnostic>>();
    for (const { complaints, layers } of [...this.#found.values()].flat()) {
      const lines = new Map(layers.map((layer) => [layer.file, layer.lines]));
      for (const file of lines.keys()) byFile.set(file, byFile.get(file) ?? new Map<string, Diagnostic>());
      for (const { file, span, message } of complaints) {
        const at = lines.get(file);
        const start = { line: 0, character: 0 };
        const range = at === undefined ? { start, end: start } : rangeIn(span, at);
        const known = byFile.get(file) ?? new Map<string, Diagnostic>();
        byFile.set(file, known.set(`${span.start}-${span.end} ${message}`, { range, severity: DiagnosticSeverity.Error, source: 'tdxmem', message: `${message} ${CONSEQUENCE}` }));
      }
    }
    return byFile;
  }
}
