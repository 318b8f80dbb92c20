import * as vscode from 'vscode';
import { codeActions, codeLenses, definitionsAt, documentLinks, documentSymbols, foldingRanges, highlightsAt, hoverAt, inlayHints, referencesAt } from '../../language/index';
import { DUMP_LANGUAGES } from '../documents';
import { folderOf } from '../host/watched-folders';
import { referencePath } from '../host/reference-path';
import type { Reviewer } from '../reviewer';
import { locationsOf, ownRange, spanOf, type Analysed, type AnalysedDocuments } from './analysed';
import { actionOf, PROVIDED_KINDS } from './code-actions';
import { lensOf } from './lenses';
import { markdownOf } from './markdown';
import { symbolOf } from './symbols';
import { TOKEN_LEGEND, tokensOf } from './tokens';

/** Every language feature: each is one function of src/language, put into VS Code's words. */
export function provideLanguage(reviewer: Reviewer, documents: AnalysedDocuments): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const selector = [...DUMP_LANGUAGES].map((language): vscode.DocumentFilter => ({ language }));
  /** Answers with what the analysis of a document says; nothing for what is no dump. */
  const answer =
    <A extends readonly unknown[], T>(make: (analysed: Analysed, ...rest: A) => T) =>
    (document: vscode.TextDocument, ...rest: A): T | undefined => {
      const analysed = documents.of(document);
      return analysed && make(analysed, ...rest);
    };
  const { languages } = vscode;
  return vscode.Disposable.from(
    changed,
    reviewer.onDidReview(() => changed.fire()),
    languages.registerHoverProvider(selector, {
      provideHover: answer((analysed, position: vscode.Position) => {
        const hover = hoverAt(analysed.index, analysed.document.offsetAt(position));
        return hover && new vscode.Hover(markdownOf(hover.markup, analysed.reviewed), ownRange(hover.span, analysed));
      }),
    }),
    // Of JSON VS Code has symbols of its own.
    languages.registerDocumentSymbolProvider(
      selector.filter(({ language }) => language !== 'json' && language !== 'jsonc'),
      {
        async provideDocumentSymbols(document) {
          const analysed = await documents.settled(document);
          return analysed && documentSymbols(analysed.index).map((symbol) => symbolOf(symbol, analysed));
        },
      },
      { label: 'TDX Memory' },
    ),
    languages.registerFoldingRangeProvider(selector, {
      onDidChangeFoldingRanges: changed.event,
      provideFoldingRanges: answer((analysed) => foldingRanges(analysed.index).flatMap((span) => foldingOf(ownRange(span, analysed)))),
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: answer((analysed, position: vscode.Position) => locationsOf(definitionsAt(analysed.index, analysed.document.offsetAt(position)), analysed)),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: answer((analysed, position: vscode.Position, { includeDeclaration }: vscode.ReferenceContext) =>
        locationsOf(referencesAt(analysed.index, analysed.document.offsetAt(position), includeDeclaration), analysed),
      ),
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: answer((analysed, position: vscode.Position) =>
        highlightsAt(analysed.index, analysed.document.offsetAt(position)).map((span) => new vscode.DocumentHighlight(ownRange(span, analysed))),
      ),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: answer((analysed) =>
        documentLinks(analysed.index).map(({ span, name }) => {
          const { uri } = analysed.document;
          return new vscode.DocumentLink(ownRange(span, analysed), uri.with({ path: referencePath(folderOf(uri).path.replace(/\/$/, ''), name) }));
        }),
      ),
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: answer((analysed) => codeLenses(analysed.index).map((lens) => lensOf(lens, analysed))),
    }),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: answer((analysed, range: vscode.Range) =>
        inlayHints(analysed.index, spanOf(range, analysed.document)).map(({ offset, text, tooltip }) => {
          const hint = new vscode.InlayHint(ownRange({ start: offset, end: offset }, analysed).start, text);
          hint.tooltip = tooltip;
          hint.paddingLeft = true;
          return hint;
        }),
      ),
    }),
    languages.registerDocumentRangeSemanticTokensProvider(
      selector,
      { provideDocumentRangeSemanticTokens: answer((analysed, range: vscode.Range) => tokensOf(spanOf(range, analysed.document), analysed)) },
      TOKEN_LEGEND,
    ),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: answer((analysed, range: vscode.Range, { diagnostics, only }: vscode.CodeActionContext) =>
          codeActions(analysed.index, spanOf(range, analysed.document))
            .map((action) => actionOf(action, analysed, diagnostics))
            .filter(({ kind }) => only === undefined || (kind !== undefined && only.contains(kind))),
        ),
      },
      { providedCodeActionKinds: PROVIDED_KINDS },
    ),
  );
}

/** Editors fold whole lines; one line alone does not fold. A span may end behind the line break of its last line. */
function foldingOf({ start, end }: vscode.Range): readonly vscode.FoldingRange[] {
  const last = end.character === 0 ? end.line - 1 : end.line;
  return last > start.line ? [new vscode.FoldingRange(start.line, last)] : [];
}
