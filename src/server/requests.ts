import { CompletionList, MarkupContent, MarkupKind, type CancellationToken, type CodeActionParams, type CodeLens, type Connection, type Hover, type TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Place } from '../analysis/index';
import { codeActions, codeLenses, definitionsAt, documentLinks, documentSymbols, foldingRanges, highlightsAt, hoverAt, inlayHints, printMarkdown, printText, referencesAt, type LanguageIndex } from '../language/index';
import { actionOf, creation, type Unmade } from './adapt/code-actions';
import { allTokensOf, tokensOf } from './adapt/semantic-tokens';
import { foldingOf, symbolOf } from './adapt/symbols';
import type { Analyses } from './analyses';
import type { Analysis } from './analysis';
import type { ClientAbilities } from './client-abilities';
import { COMMANDS } from './commands';
import { configFixes } from './config/config-fixes';
import { isConfig } from './config/find-config';
import { locationsOf, rangeOf, spanOf } from './ranges';
import { completeSnapshot, explainField, isNamedAsSnapshot } from './snapshot-schema';

export interface ServerParts {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly analyses: Analyses;
  client(): ClientAbilities;
}

/** Answers what editors ask of a document: each answer is one function of src/language, put into the protocol's words. */
export function answerRequests({ connection, documents, analyses, client }: ServerParts): void {
  /** Makes an answer of a document's analysis; `none` for what is no dump. */
  const answer =
    <P extends { readonly textDocument: { readonly uri: string } }, T>(make: (analysis: Analysis, params: P) => T, none: T) =>
    async (params: P, token: CancellationToken): Promise<T> => {
      const analysis = await analyses.of(params.textDocument.uri, token);
      return analysis === undefined ? none : make(analysis, params);
    };
  connection.onHover(async ({ textDocument: { uri }, position }, token) => {
    const analysis = await analyses.of(uri, token);
    const own = analysis && hoverOf(analysis, analysis.document.offsetAt(position), client().showsMarkdown);
    const document = documents.get(uri);
    const field = document !== undefined && isSnapshot(uri, analysis) ? await explainField(document, position) : null;
    return joined(own, field);
  });
  connection.onCompletion(async ({ textDocument: { uri }, position }, token) => {
    const document = documents.get(uri);
    const analysis = await analyses.of(uri, token);
    if (document === undefined || token.isCancellationRequested || !isSnapshot(uri, analysis)) return CompletionList.create();
    return completeSnapshot(document, position);
  });
  connection.onDocumentSymbol(answer(({ index, document }) => documentSymbols(index).map((symbol) => symbolOf(symbol, document)), []));
  connection.onFoldingRanges(answer(({ index, document }) => foldingOf(foldingRanges(index), document), []));
  connection.onDefinition(answer((analysis, { position }) => locationsOf(definitionsAt(...at(analysis, position)), analysis), []));
  connection.onReferences(answer((analysis, { position, context }) => locationsOf(referencesAt(...at(analysis, position), context.includeDeclaration), analysis), []));
  connection.onDocumentHighlight(answer((analysis, { position }) => highlightsAt(...at(analysis, position)).map((span) => ({ range: rangeOf(span, analysis.document) })), []));
  connection.onCodeLens(answer((analysis) => lensesOf(analysis), []));
  connection.onDocumentLinks(
    answer(({ index, document }) => documentLinks(index).map(({ span, name }) => ({ range: rangeOf(span, document), target: new URL(name.split('/').map(encodeURIComponent).join('/'), document.uri).href })), []),
  );
  const actions = answer(
    (analysis, { range, context }: CodeActionParams) => codeActions(analysis.index, spanOf(range, analysis.document)).flatMap((action) => actionOf(action, analysis, context.diagnostics, client())),
    [],
  );
  connection.onCodeAction((params, token) => {
    const config = isConfig(params.textDocument.uri) ? documents.get(params.textDocument.uri) : undefined;
    return config === undefined ? actions(params, token) : configFixes(config, params.range, params.context.diagnostics);
  });
  connection.onCodeActionResolve(async (action, token) => {
    // The client sends back what it was given, and it was given nothing else.
    const unmade = action.data as Unmade;
    const analysis = await analyses.of(unmade.uri, token);
    const edit = analysis?.version === unmade.version ? creation(unmade, analysis) : undefined;
    return edit === undefined ? action : { ...action, edit };
  });
  connection.languages.inlayHint.on(
    answer(
      ({ index, document }, { range }) =>
        inlayHints(index, spanOf(range, document)).map(({ offset, text, tooltip }) => ({ position: document.positionAt(offset), label: text, tooltip, paddingLeft: true })),
      [],
    ),
  );
  connection.languages.semanticTokens.on(answer((analysis) => allTokensOf(analysis), { data: [] }));
  connection.languages.semanticTokens.onRange(answer((analysis, { range }) => tokensOf(analysis, spanOf(range, analysis.document)), { data: [] }));
}

function at({ index, document }: Analysis, position: Parameters<TextDocument['offsetAt']>[0]): [LanguageIndex, number] {
  return [index, document.offsetAt(position)];
}

function hoverOf({ index, document, sources }: Analysis, offset: number, markdown: boolean): Hover | undefined {
  const hover = hoverAt(index, offset);
  if (hover === undefined) return undefined;
  // A line is named as browsers and editors name it: file:///…/dmesg.log#L12.
  const toPlace = ({ source, span }: Place): string | undefined => sources[source] && `${sources[source].uri}#L${sources[source].lines.positionAt(span.start).line + 1}`;
  const contents = markdown ? { kind: MarkupKind.Markdown, value: printMarkdown(hover.markup, { toPlace }) } : { kind: MarkupKind.PlainText, value: printText(hover.markup) };
  return { range: rangeOf(hover.span, document), contents };
}

/** What a field means stands below what its value means. */
function joined(own: Hover | undefined, field: Hover | null): Hover | null {
  if (own === undefined || field === null || !MarkupContent.is(own.contents)) return own ?? field;
  const { kind, value } = own.contents;
  return { ...own, contents: { kind, value: `${value}\n\n${textsOf(field.contents).join('\n\n')}` } };
}

function textsOf(contents: Hover['contents']): readonly string[] {
  return (Array.isArray(contents) ? contents : [contents]).map((part) => (typeof part === 'string' ? part : part.value));
}

function isSnapshot(uri: string, analysis: Analysis | undefined): boolean {
  return isNamedAsSnapshot(uri) || analysis?.index.reviews[0]?.format === 'snapshot';
}

/** Lenses that say something. What they offer beside that needs a map, which only some editors have. */
function lensesOf({ index, document }: Analysis): CodeLens[] {
  return codeLenses(index)
    .filter(({ kind }) => kind !== 'offer')
    .map(({ span, title, action }) => ({ range: rangeOf(span, document), command: { title, command: COMMANDS.verdict, arguments: [document.uri, action.boot] } }));
}
