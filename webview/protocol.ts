import type { MapView } from '../src/analysis/map/view';

/** A message from the extension to the page. */
export type ToPage =
  /** Show this picture. `revision` grows with every change of the document. */
  | {
      readonly type: 'show';
      readonly revision: number;
      readonly view: MapView;
      /** As the last `arrange-lanes` of any map had it. */
      readonly lanes?: LaneArrangement;
    }
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

/** What a host may answer; one that does not know them loses only what they are for. */
export type PageRequest =
  /** Put a link to these bytes of this picture on the clipboard: a `vscode://` address that opens the map there. */
  | { readonly type: 'copy-link'; readonly revision: number; readonly start: number; readonly end: number }
  /** The lanes were arranged anew: keep that for the maps of other documents. */
  | { readonly type: 'arrange-lanes'; readonly lanes: LaneArrangement };

/** What the page keeps across reloads through the host's state store. */
export interface PageState {
  readonly formatVersion: 1;
  /** Names the picture the rest belongs to: the title of its view. */
  readonly title: string;
  /** Bytes in sight; absent when that is all of them. */
  readonly viewport?: { readonly start: number; readonly end: number };
  readonly axis?: 'folded' | 'linear';
  readonly selected?: string;
  /** How the lanes are arranged, by id. Holds for every picture, not only for this one. */
  readonly lanes?: LaneArrangement;
  /** What the ruler measures. */
  readonly measure?: { readonly start: number; readonly end: number };
}

/** Lanes by their ids: the order from the top, those out of sight, and those shown as a thin strip. */
export interface LaneArrangement {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly folded: readonly string[];
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
