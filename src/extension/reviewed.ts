import type { LineIndex, Place, Review, Span } from '../analysis/index';
import * as vscode from 'vscode';
import type { Ask } from './background/analyst';
import { openDocument } from './documents';
import type { ProfileChoice } from './settings';

/** One text that was reviewed, as it was then. */
export interface ReviewedSource {
  readonly uri: vscode.Uri;
  readonly languageId: string;
  /** The document's version; 0 for a file that was read from disk. */
  readonly version: number;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
  readonly lines: LineIndex;
}

/**
 * What a review is about: a document by itself; a snapshot together with the captures that it names; or captures that someone
 * had reviewed as one host.
 */
export type SubjectKind = 'document' | 'snapshot' | 'host';

/** What is known of one subject at one time. Never changed: a new text makes a new one. */
export interface Reviewed {
  /** Names the subject: the document, the snapshot, the folder. */
  readonly uri: vscode.Uri;
  readonly kind: SubjectKind;
  /** How the subject is called in a title: `dmesg.log`. */
  readonly name: string;
  /** Grows with every result of any subject, so it names exactly one. */
  readonly revision: number;
  /** What the kernel profile was to be: a certain one, or the one that the evidence speaks for. */
  readonly profile: ProfileChoice;
  /** One per boot, at least one. */
  readonly reviews: readonly [Review, ...Review[]];
  /** What the sources of the reviews are: a place's `source` is an index into it. */
  readonly sources: readonly [ReviewedSource, ...ReviewedSource[]];
  /** Answers questions about the text of a source. */
  readonly ask: Ask;
  /** Captures that were asked for by name and could not be read. */
  readonly missing: readonly MissingCapture[];
}

export interface MissingCapture {
  readonly name: string;
  /** `there is no such file`, without an end. */
  readonly reason: string;
  /** Where a snapshot names it. */
  readonly at?: Place;
}

/**
 * The boot that is shown first: the newest that is told whole and is no crash kernel's. It is the machine as it is now; a boot
 * that failed before it is history, and its findings are in the list of problems all the same.
 */
export function mainReview({ reviews }: Pick<Reviewed, 'reviews'>): Review {
  return reviews.find(({ newest }) => newest) ?? reviews[0];
}

/** Index of a document among the sources. */
export function sourceIndex({ sources }: Reviewed, uri: vscode.Uri): number | undefined {
  const address = uri.toString();
  const index = sources.findIndex((source) => source.uri.toString() === address);
  return index < 0 ? undefined : index;
}

/** The place in its own document; nothing for a place in no source. */
export function locationOf({ source, span }: Place, { sources }: Reviewed): vscode.Location | undefined {
  const at = sources[source];
  return at && new vscode.Location(at.uri, rangeOf(span, at.lines));
}

export function rangeOf(span: Span, lines: LineIndex): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.column, end.line, end.column);
}

/** Whether the document still has the version that was reviewed. Always true of a file that no editor shares with us. */
export function isUpToDate({ uri, version }: ReviewedSource): boolean {
  const document = openDocument(uri);
  return document === undefined || document.version === version;
}
