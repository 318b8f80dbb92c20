import * as vscode from 'vscode';
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

/** Every language feature: each is one question of src/language, its answer put into VS Code's words. */
export function provideLanguage(reviewer: Reviewer, documents: AnalysedDocuments): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const selector = [...DUMP_LANGUAGES].map((language): vscode.DocumentFilter => ({ language }));
  /** Answers with what the analysis of a document says; nothing for what is no dump. VS Code's token comes last and cancels the questions. */
  const answer =
    <A extends readonly unknown[], T>(make: (analysed: Analysed, ...rest: A) => Promise<T>) =>
    async (document: vscode.TextDocument, ...rest: readonly [...A, vscode.CancellationToken]): Promise<T | undefined> => {
      const analysed = documents.of(document, rest.at(-1) as vscode.CancellationToken);
      return analysed && make(analysed, ...(rest as readonly unknown[] as A));
    };
  const { languages } = vscode;
  return vscode.Disposable.from(
    changed,
    reviewer.onDidReview(() => changed.fire()),
    languages.registerHoverProvider(selector, {
      provideHover: answer(async (analysed, position: vscode.Position) => {
        const hover = await analysed.ask('hoverAt', offsetOf(position, analysed));
        return hover && new vscode.Hover(markdownOf(hover.markup, analysed.reviewed), ownRange(hover.span, analysed));
      }),
    }),
    // Of JSON VS Code has symbols of its own.
    languages.registerDocumentSymbolProvider(
      selector.filter(({ language }) => language !== 'json' && language !== 'jsonc'),
      {
        async provideDocumentSymbols(document, token) {
          const analysed = await documents.settled(document, token);
          const symbols = await analysed?.ask('documentSymbols');
          return analysed && symbols?.map((symbol) => symbolOf(symbol, analysed));
        },
      },
      { label: 'TDX Memory' },
    ),
    languages.registerFoldingRangeProvider(selector, {
      onDidChangeFoldingRanges: changed.event,
      provideFoldingRanges: answer(async (analysed) => (await analysed.ask('foldingRanges'))?.flatMap((span) => foldingOf(ownRange(span, analysed)))),
    }),
    languages.registerDefinitionProvider(selector, {
      provideDefinition: answer(async (analysed, position: vscode.Position) => locationsOf((await analysed.ask('definitionsAt', offsetOf(position, analysed))) ?? [], analysed)),
    }),
    languages.registerReferenceProvider(selector, {
      provideReferences: answer(async (analysed, position: vscode.Position, { includeDeclaration }: vscode.ReferenceContext) =>
        locationsOf((await analysed.ask('referencesAt', offsetOf(position, analysed), includeDeclaration)) ?? [], analysed),
      ),
    }),
    languages.registerDocumentHighlightProvider(selector, {
      provideDocumentHighlights: answer(async (analysed, position: vscode.Position) =>
        (await analysed.ask('highlightsAt', offsetOf(position, analysed)))?.map((span) => new vscode.DocumentHighlight(ownRange(span, analysed))),
      ),
    }),
    languages.registerDocumentLinkProvider(selector, {
      provideDocumentLinks: answer(async (analysed) =>
        (await analysed.ask('documentLinks'))?.map(({ span, name }) => {
          const { uri } = analysed.document;
          return new vscode.DocumentLink(ownRange(span, analysed), uri.with({ path: referencePath(folderOf(uri).path.replace(/\/$/, ''), name) }));
        }),
      ),
    }),
    languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: answer(async (analysed) => (await analysed.ask('codeLenses'))?.map((lens) => lensOf(lens, analysed))),
    }),
    languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: answer(async (analysed, range: vscode.Range) =>
        (await analysed.ask('inlayHints', spanOf(range, analysed.document)))?.map(({ offset, text, tooltip }) => {
          const hint = new vscode.InlayHint(ownRange({ start: offset, end: offset }, analysed).start, text);
          hint.tooltip = tooltip;
          hint.paddingLeft = true;
          return hint;
        }),
      ),
    }),
    languages.registerDocumentRangeSemanticTokensProvider(
      selector,
      {
        provideDocumentRangeSemanticTokens: answer(async (analysed, range: vscode.Range) => {
          const tokens = await analysed.ask('semanticTokens', spanOf(range, analysed.document));
          return tokens && tokensOf(tokens, analysed);
        }),
      },
      TOKEN_LEGEND,
    ),
    languages.registerCodeActionsProvider(
      selector,
      {
        provideCodeActions: answer(async (analysed, range: vscode.Range, { diagnostics, only }: vscode.CodeActionContext) =>
          (await analysed.ask('codeActions', spanOf(range, analysed.document)))
            ?.map((action) => actionOf(action, analysed, diagnostics))
            .filter(({ kind }) => only === undefined || (kind !== undefined && only.contains(kind))),
        ),
      },
      { providedCodeActionKinds: PROVIDED_KINDS },
    ),
  );
}

function offsetOf(position: vscode.Position, { document }: Analysed): number {
  return document.offsetAt(position);
}

/** Editors fold whole lines; one line alone does not fold. A span may end behind the line break of its last line. */
function foldingOf({ start, end }: vscode.Range): readonly vscode.FoldingRange[] {
  const last = end.character === 0 ? end.line - 1 : end.line;
  return last > start.line ? [new vscode.FoldingRange(start.line, last)] : [];
}
