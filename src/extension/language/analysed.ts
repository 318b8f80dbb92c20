import type { Place, Span } from '../../analysis/index';
import type * as vscode from 'vscode';
import { languageIndex, type LanguageIndex } from '../../language/index';
import { locationOf, rangeOf, sourceIndex, type Reviewed } from '../reviewed';
import type { Reviewer } from '../reviewer';

/** A document as VS Code has it, with what its review knows of it. */
export interface Analysed {
  readonly document: vscode.TextDocument;
  readonly reviewed: Reviewed;
  readonly index: LanguageIndex;
}

/** Prepares reviews for questions about a document: once for each result, and only when somebody asks. */
export class AnalysedDocuments {
  readonly #reviewer: Reviewer;
  readonly #known = new WeakMap<Reviewed, Map<number, LanguageIndex>>();

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer;
  }

  /** As `of`, once the text rests and is reviewed: for answers that VS Code keeps until the text changes again. */
  async settled(document: vscode.TextDocument): Promise<Analysed | undefined> {
    await this.#reviewer.settledResultOf(document.uri);
    return this.of(document);
  }

  /** Nothing for what is not reviewed, or is another text by now: VS Code asks again when the text rests. */
  of(document: vscode.TextDocument): Analysed | undefined {
    const reviewed = this.#reviewer.resultOf(document.uri);
    const source = reviewed && sourceIndex(reviewed, document.uri);
    if (reviewed === undefined || source === undefined || reviewed.sources[source]?.version !== document.version) return undefined;
    const indices = this.#known.get(reviewed) ?? new Map<number, LanguageIndex>();
    this.#known.set(reviewed, indices);
    const index = indices.get(source) ?? languageIndex({ reviews: reviewed.reviews, source, text: document.getText(), lines: reviewed.sources.map(({ lines }) => lines) });
    indices.set(source, index);
    return { document, reviewed, index };
  }
}

export function spanOf(range: vscode.Range, document: vscode.TextDocument): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The range of a span of the document itself. */
export function ownRange(span: Span, { reviewed, index }: Analysed): vscode.Range {
  const { lines } = reviewed.sources[index.source] ?? reviewed.sources[0];
  return rangeOf(span, lines);
}

export function locationsOf(places: readonly Place[], { reviewed }: Analysed): vscode.Location[] {
  return places.flatMap((place) => locationOf(place, reviewed) ?? []);
}
