import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { LineIndex } from '../analysis/index';
import type { LanguageIndex } from '../language/index';
import type { MissingCapture } from './captures';
import type { FoundConfig } from './config/find-config';

/** One source of a review: the document itself first, then the captures that it names. */
export interface AnalysedSource {
  readonly uri: string;
  readonly lines: LineIndex;
}

/** What is known of one version of a document. */
export interface Analysis {
  readonly document: TextDocument;
  readonly version: number;
  readonly index: LanguageIndex;
  readonly sources: readonly AnalysedSource[];
  /** Captures that the document names and that could not be read. */
  readonly missing: readonly MissingCapture[];
  /** The addresses of all captures that the document names. */
  readonly captures: readonly string[];
  /** Of each source. */
  readonly configs: readonly FoundConfig[];
}
