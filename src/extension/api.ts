import type { Review } from '../analysis/index';
import type * as vscode from 'vscode';
import type { ThreadState } from './background/review-thread';
import type { FromPage, ToPage } from '../../webview/protocol';

/** What `activate` returns, for tests and for other extensions. */
export interface TdxMemoryApi {
  /** A document, a snapshot or a host has a new result, or has none any more. */
  readonly onDidReview: vscode.Event<vscode.Uri>;
  /** What a document is shown with: a document of a host is shown with its host. */
  resultOf(uri: vscode.Uri): ReviewResult | undefined;
  /** What the status bar shows, or nothing while the item is hidden. */
  statusText(): string | undefined;
  /** Of the thread that reviews; where there can be none reviews are made without it. */
  threadState(): ThreadState;
  readonly map: {
    /** A message went to the page of the map. */
    readonly onDidPost: vscode.Event<ToPage>;
    /** Does what the page would ask for with this message. */
    receive(message: FromPage): Promise<void>;
  };
}

export interface ReviewResult {
  /** The document, or what holds it: a snapshot, the folder of a host. */
  readonly subject: vscode.Uri;
  readonly kind: 'document' | 'snapshot' | 'host';
  /** The version of the document that was asked about; 0 for a file that was read from disk. */
  readonly version: number;
  /** One per boot. */
  readonly reviews: readonly Review[];
  /** The documents that were reviewed; a place's `source` is an index into it. */
  readonly sources: readonly vscode.Uri[];
}
