import { applySettings, lineIndex, NO_SETTINGS, review, reviewHost, type FileSettings, type Review } from '../analysis/index';
import type * as vscode from 'vscode';
import type { Reviewed, ReviewedSource } from './reviewed';
import type { ProfileChoice } from './settings';
import type { SourceDocument } from './source-document';

/** A document with the name that its findings and the map give it. */
export interface NamedDocument extends SourceDocument {
  readonly name: string;
}

/** A document with what its configuration says. */
export interface ConfiguredDocument extends NamedDocument {
  readonly settings: FileSettings;
}

export type Reviews = Pick<Reviewed, 'profile' | 'reviews' | 'sources'>;

/**
 * Reviews one document, or several as captures of one host, and tells the findings in each as its configuration wants them.
 * @param name What they are called in the log.
 */
export function reviewDocuments(name: string, documents: readonly ConfiguredDocument[], profile: ProfileChoice, log: vscode.LogOutputChannel): Reviews | undefined {
  const [document, ...more] = documents;
  if (document === undefined) return undefined;
  const start = performance.now();
  const [first, ...others] = more.length === 0 ? review(document, { profile }) : reviewHost(documents, { profile });
  if (first === undefined) return undefined;
  const settings = new Map(documents.map((one) => [one.name, one.settings]));
  const configured = (made: Review): Review => applySettings(made, (source) => settings.get(source) ?? NO_SETTINGS);
  const reviews = [configured(first), ...others.map(configured)] as const;
  logReviews(name, reviews, performance.now() - start, log);
  return { profile, reviews, sources: [reviewedSource(document), ...more.map(reviewedSource)] };
}

/** Whether anything at all was read. */
export function holdsEvidence({ reviews }: Reviews): boolean {
  return reviews.some(({ host, problems }) => {
    const { regions, firmware, cmrs, srat, windows, present, observed } = host;
    return [regions, firmware, cmrs, srat, windows, present].some((known) => known !== undefined) || observed.messages.length > 0 || problems.length > 0;
  });
}

function reviewedSource({ uri, languageId, version, text }: SourceDocument): ReviewedSource {
  return { uri, languageId, version, length: text.length, lines: lineIndex(text) };
}

function logReviews(name: string, reviews: readonly Review[], milliseconds: number, log: vscode.LogOutputChannel): void {
  log.debug(`Reviewed ${name} in ${milliseconds.toFixed(1)} ms: ${reviews.map(({ verdict }) => verdict.kind).join(', ')}.`);
  for (const { code, result } of reviews.flatMap(({ checks }) => checks)) {
    if (result.kind === 'crashed') log.error(`The check ${code} failed on ${name}: ${result.reason}`);
  }
}
