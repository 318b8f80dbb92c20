import { SymbolKind, type DocumentSymbol as LspSymbol, type FoldingRange } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../analysis/index';
import type { DocumentSymbol } from '../../language/index';
import { rangeOf } from '../ranges';

const KINDS: Readonly<Record<DocumentSymbol['kind'], SymbolKind>> = {
  boot: SymbolKind.Module,
  section: SymbolKind.Namespace,
  range: SymbolKind.Array,
  message: SymbolKind.Event,
};

export function symbolOf({ name, detail, kind, span, selection, children }: DocumentSymbol, document: TextDocument): LspSymbol {
  return {
    name,
    detail,
    kind: KINDS[kind],
    range: rangeOf(span, document),
    selectionRange: rangeOf(selection, document),
    children: children.map((child) => symbolOf(child, document)),
  };
}

/** Of whole lines; one line alone does not fold. */
export function foldingOf(spans: readonly Span[], document: TextDocument): FoldingRange[] {
  return spans.flatMap(({ start, end }) => {
    const startLine = document.positionAt(start).line;
    const endLine = document.positionAt(end).line;
    return endLine > startLine ? [{ startLine, endLine }] : [];
  });
}
