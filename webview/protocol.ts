import type { MapView } from '../src/analysis/map/view';

/** A message from the extension to the page. */
export type ToPage =
  /** Show this picture. `revision` grows with every change of the document. */
  | { readonly type: 'show'; readonly revision: number; readonly view: MapView }
  /** Nothing can be shown; say why in one sentence. */
  | { readonly type: 'empty'; readonly message: string }
  /** The text cursor is on this line (zero-based) of this source: mark its regions, without moving the focus. */
  | { readonly type: 'cursor'; readonly revision: number; readonly source: number; readonly line: number };

/** A message from the page to the extension. */
export type FromPage =
  /** The page can take messages. Sent once, after every load. */
  | { readonly type: 'ready' }
  /** Show the line that a region comes from. Offsets are UTF-16, half-open. */
  | { readonly type: 'open-source'; readonly revision: number; readonly source: number; readonly start: number; readonly end: number }
  | { readonly type: 'choose-boot'; readonly boot: string }
  | { readonly type: 'choose-profile'; readonly profile: string }
  /** Put this text on the clipboard. */
  | { readonly type: 'copy'; readonly text: string }
  /** Something went wrong in the page; for the log. */
  | { readonly type: 'failed'; readonly reason: string };

/** What the page keeps across reloads through the host's state store. */
export interface PageState {
  readonly formatVersion: 1;
  /** Names the picture the rest belongs to: the title of its view. */
  readonly title: string;
  /** Bytes in sight; absent when that is all of them. */
  readonly viewport?: { readonly start: number; readonly end: number };
  readonly axis?: 'folded' | 'linear';
  readonly selected?: string;
}

export interface PageParts {
  readonly scriptUri: string;
  readonly styleUri: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  /** Fresh for every page. */
  readonly nonce: string;
}

/**
 * The page's skeleton. It holds no data: that comes as messages, after `ready`.
 * The `csp-nonce` meta tag is for the controls, which add styles of their own.
 */
export function pageHtml({ scriptUri, styleUri, cspSource, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} 'nonce-${nonce}'`,
    `font-src ${cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1.0">
<meta property="csp-nonce" content="${attribute(nonce)}">
<title>TDX Memory Map</title>
<link rel="stylesheet" href="${attribute(styleUri)}">
<script defer nonce="${attribute(nonce)}" src="${attribute(scriptUri)}"></script>
</head>
<body></body>
</html>
`;
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
