import type { Location, Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LineIndex, Place, Span } from '../analysis/index';
import type { Analysis } from './analysis';

export function rangeOf({ start, end }: Span, document: TextDocument): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

export function spanOf({ start, end }: Range, document: TextDocument): Span {
  return { start: document.offsetAt(start), end: document.offsetAt(end) };
}

/** Nothing for a place in no source. */
export function locationsOf(places: readonly Place[], { sources }: Analysis): Location[] {
  return places.flatMap(({ source, span }) => {
    const at = sources[source];
    return at === undefined ? [] : [{ uri: at.uri, range: rangeIn(span, at.lines) }];
  });
}

export function rangeIn({ start, end }: Span, lines: LineIndex): Range {
  const from = lines.positionAt(start);
  const to = lines.positionAt(end);
  return { start: { line: from.line, character: from.column }, end: { line: to.line, character: to.column } };
}
