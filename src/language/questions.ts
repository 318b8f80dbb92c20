import type { Span } from '../analysis/index';
import { codeActions } from './actions/code-actions';
import { newDocument } from './actions/new-document';
import { codeLenses } from './code-lenses';
import { documentLinks } from './document-links';
import { documentSymbols } from './document-symbols';
import { foldingRanges } from './folding-ranges';
import { hoverAt } from './hover/hover';
import { inlayHints } from './inlay-hints';
import type { LanguageIndex } from './language-index';
import { definitionsAt, highlightsAt, referencesAt } from './related-places';
import { semanticTokens } from './semantic-tokens';

/** Every question about a reviewed text, by its name. Arguments and answers are plain data: they may be posted to a thread and back. */
const questions = {
  codeActions,
  codeLenses,
  definitionsAt,
  documentLinks,
  documentSymbols,
  foldingRanges,
  highlightsAt,
  hoverAt,
  inlayHints,
  newDocument,
  referencesAt,
  semanticTokens: ({ text }: LanguageIndex, span: Span) => semanticTokens(text, span),
} as const;

type Questions = typeof questions;

export type QuestionName = keyof Questions;

type Parts<F> = F extends (index: LanguageIndex, ...rest: infer Rest) => infer Result ? { readonly rest: Rest; readonly answer: Result } : never;

/** What a question takes besides the text. */
export type QuestionRest<Name extends QuestionName> = Parts<Questions[Name]>['rest'];

export type QuestionAnswer<Name extends QuestionName> = Parts<Questions[Name]>['answer'];

/** A question as it is posted. */
export interface Question {
  readonly name: QuestionName;
  readonly rest: readonly unknown[];
}

export function answerQuestion(index: LanguageIndex, { name, rest }: Question): unknown {
  // Whoever makes a question is held to the arguments of its name.
  const answer = questions[name] as (index: LanguageIndex, ...rest: readonly unknown[]) => unknown;
  return answer(index, ...rest);
}
