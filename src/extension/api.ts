import type { Review } from '../analysis/index';
import type * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../webview/protocol';

/** What `activate` returns, for tests and for other extensions. */
export interface TdxMemoryApi {
  /** A document has a new result, or has none any more. */
  readonly onDidReview: vscode.Event<vscode.Uri>;
  /** The reviews of a document, one per boot, and the version they are of. */
  resultOf(uri: vscode.Uri): { readonly version: number; readonly reviews: readonly Review[] } | undefined;
  /** What the status bar shows, or nothing while the item is hidden. */
  statusText(): string | undefined;
  readonly map: {
    /** A message went to the page of the map. */
    readonly onDidPost: vscode.Event<ToPage>;
    /** Does what the page would ask for with this message. */
    receive(message: FromPage): Promise<void>;
  };
}
