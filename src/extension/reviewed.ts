import type { LineIndex, Review, Span } from '../analysis/index';
import * as vscode from 'vscode';
import { openDocument } from './documents';

/** What is known of one version of one document. Never changed: a new version makes a new one. */
export interface Reviewed {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  /** The document's version; 0 for a file that was read from disk. */
  readonly version: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  /** Grows with every result of any document, so it names exactly one. */
  readonly revision: number;
  /** One per boot, at least one. */
  readonly reviews: readonly [Review, ...Review[]];
  readonly lines: LineIndex;
}

/** The boot that a document is about: the last one of the host itself, since it is the state of today. */
export function mainReview({ reviews }: Reviewed): Review {
  return reviews.findLast(({ host }) => host.environment.value === 'host' && host.kdump === undefined) ?? reviews.at(-1) ?? reviews[0];
}

export function rangeOf(span: Span, lines: LineIndex): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** Whether the document still has the version that was reviewed. Always true of a file that no editor shares with us. */
export function isUpToDate({ uri, version }: Reviewed): boolean {
  const document = openDocument(uri);
  return document === undefined || document.version === version;
}
