import type { Place, Span } from '../../analysis/index';
import type * as vscode from 'vscode';
import type { QuestionAnswer, QuestionName, QuestionRest } from '../../language/index';
import { locationOf, rangeOf, sourceIndex, type Reviewed } from '../reviewed';
import type { Reviewer } from '../reviewer';

/** A document as VS Code has it, with what its review knows of it. */
export interface Analysed {
  readonly document: vscode.TextDocument;
  readonly reviewed: Reviewed;
  /** Which of the sources of the review the document is. */
  readonly source: number;
  /** What src/language says of the document. Nothing where nobody wants to know any more. */
  ask<Name extends QuestionName>(name: Name, ...rest: QuestionRest<Name>): Promise<QuestionAnswer<Name> | undefined>;
}

/** Reviewed documents, ready for questions. */
export class AnalysedDocuments {
  readonly #reviewer: Reviewer;

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer;
  }

  /** As `of`, once the text rests and is reviewed: for answers that VS Code keeps until the text changes again. */
  async settled(document: vscode.TextDocument, token: vscode.CancellationToken): Promise<Analysed | undefined> {
    await this.#reviewer.settledResultOf(document.uri);
    return this.of(document, token);
  }

  /**
   * Nothing for what is not reviewed, or is another text by now: VS Code asks again when the text rests.
   * @param token Cancels the questions.
   */
  of(document: vscode.TextDocument, token?: vscode.CancellationToken): Analysed | undefined {
    const reviewed = this.#reviewer.resultOf(document.uri);
    const source = reviewed && sourceIndex(reviewed, document.uri);
    if (reviewed === undefined || source === undefined || reviewed.sources[source]?.version !== document.version) return undefined;
    const { version } = document;
    const about = { source, text: () => (document.version === version ? document.getText() : undefined), signal: token && signalOf(token) };
    return { document, reviewed, source, ask: (name, ...rest) => reviewed.ask(about, name, ...rest) };
  }
}

function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

export function spanOf(range: vscode.Range, document: vscode.TextDocument): Span {
  return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The range of a span of the document itself. */
export function ownRange(span: Span, { reviewed, source }: Analysed): vscode.Range {
  const { lines } = reviewed.sources[source] ?? reviewed.sources[0];
  return rangeOf(span, lines);
}

export function locationsOf(places: readonly Place[], { reviewed }: Analysed): vscode.Location[] {
  return places.flatMap((place) => locationOf(place, reviewed) ?? []);
}
