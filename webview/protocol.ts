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
  /** Bring these bytes into sight, and select what lies there. */
  | { readonly type: 'reveal'; readonly revision: number; readonly start: number; readonly end: number }
  /** The answer to `try-hot-add`, for the same bytes. `canKeep`: `keep-hot-add` would write it into a snapshot. */
  | { readonly type: 'hot-add-answer'; readonly revision: number; readonly request: HotAddQuestion; readonly answer?: HotAddAnswer; readonly canKeep: boolean }
  /** Ask for memory to add, with these bytes filled in where they are given. */
  | { readonly type: 'ask-hot-add'; readonly revision: number; readonly start?: number; readonly end?: number }
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
  | { readonly type: 'failed'; readonly reason: string }
  /** A picture could not be made: tell the user why. `instead` is the same picture as SVG, where that could be made. */
  | { readonly type: 'not-made'; readonly picture: 'svg' | 'png'; readonly reason: string; readonly instead?: FileToSave }
  /** Put a link to these bytes of this picture on the clipboard: a `vscode://` address that opens the map there. */
  | { readonly type: 'copy-link'; readonly revision: number; readonly start: number; readonly end: number }
  /** The lanes were arranged anew: keep that for the maps of other documents. */
  | { readonly type: 'arrange-lanes'; readonly lanes: LaneArrangement }
  /** Show memory right after this step of the timeline; -1 is before all of them. Without a step: the evidence itself. */
  | { readonly type: 'choose-step'; readonly step?: number }
  | { readonly type: 'try-hot-add'; readonly revision: number; readonly request: HotAddQuestion }
  /** Write it into the snapshot as an event; into a new one where the evidence is no snapshot. */
  | { readonly type: 'keep-hot-add'; readonly revision: number; readonly request: HotAddQuestion }
  /** Let the user choose another review, and show both on one axis. */
  | { readonly type: 'compare' }
  | { readonly type: 'end-compare' }
  /** Let the user choose a place, and write this file there. */
  | ({ readonly type: 'save' } & FileToSave)
  /** Put a report of this review for an issue thread on the clipboard, or let the user save it. */
  | { readonly type: 'report'; readonly to: 'clipboard' | 'file' };

/** A file that the page has made. Binary content is in base64. */
export interface FileToSave {
  readonly name: string;
  readonly content: string;
  readonly encoding: 'utf8' | 'base64';
}

/** Memory that somebody thinks of adding: bytes, the end exclusive. */
export interface HotAddQuestion {
  readonly start: number;
  readonly end: number;
  readonly node?: number;
  /** Before TDX is initialised. */
  readonly beforeInit: boolean;
}

/** What would become of it. */
export interface HotAddAnswer {
  /** Whether everything goes as one would wish. */
  readonly wished: boolean;
  readonly headline: string;
  readonly sentences: readonly string[];
  /** Neighbouring blocks with one answer; empty where the range has one answer as a whole. */
  readonly runs: readonly { readonly start: number; readonly end: number; readonly blocks: number; readonly refused: boolean }[];
}

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
    // A picture that the page has made itself, to make a PNG of it; nothing with an address.
    'img-src data:',
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
