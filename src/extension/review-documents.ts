import { lineIndex, type FileSettings, type Review } from '../analysis/index';
import type * as vscode from 'vscode';
import type { Analyst } from './background/analyst';
import type { ConfiguredText } from './background/work';
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

export type Reviews = Pick<Reviewed, 'profile' | 'reviews' | 'sources' | 'ask'>;

/** What making reviews takes. */
export interface Reviewing {
  readonly analyst: Analyst;
  readonly log: vscode.LogOutputChannel;
}

export interface DocumentsToReview {
  /** What they are called in the log. */
  readonly name: string;
  /** One document, or several as captures of one host. */
  readonly documents: readonly ConfiguredDocument[];
  readonly profile: ProfileChoice;
}

/** Reviews documents, and tells the findings in each as its configuration wants them. Nothing comes of what is cancelled. */
export async function reviewDocuments({ name, documents, profile }: DocumentsToReview, { analyst, log }: Reviewing, signal?: AbortSignal): Promise<Reviews | undefined> {
  const [document, ...more] = documents;
  if (document === undefined) return undefined;
  const start = performance.now();
  const made = await analyst.review({ texts: [textOf(document), ...more.map(textOf)], profile }, signal);
  if (made === undefined) return undefined;
  const { reviews, lines, ask } = made;
  logReviews(name, reviews, performance.now() - start, log);
  const sourceAt = ({ uri, languageId, version, text }: SourceDocument, index: number): ReviewedSource => ({ uri, languageId, version, length: text.length, lines: lines[index] ?? lineIndex(text) });
  return { profile, reviews, ask, sources: [sourceAt(document, 0), ...more.map((one, index) => sourceAt(one, index + 1))] };
}

/** As it may be posted to a thread. */
function textOf({ name, text, settings }: ConfiguredDocument): ConfiguredText {
  return { name, text, settings };
}

/** Whether anything at all was read. */
export function holdsEvidence({ reviews }: Reviews): boolean {
  return reviews.some(({ host, problems }) => {
    const { regions, firmware, cmrs, srat, windows, present, observed } = host;
    return [regions, firmware, cmrs, srat, windows, present].some((known) => known !== undefined) || observed.messages.length > 0 || problems.length > 0;
  });
}

function logReviews(name: string, reviews: readonly Review[], milliseconds: number, log: vscode.LogOutputChannel): void {
  log.debug(`Reviewed ${name} in ${milliseconds.toFixed(1)} ms: ${reviews.map(({ verdict }) => verdict.kind).join(', ')}.`);
  for (const { code, result } of reviews.flatMap(({ checks }) => checks)) {
    if (result.kind === 'crashed') log.error(`The check ${code} failed on ${name}: ${result.reason}`);
  }
}
