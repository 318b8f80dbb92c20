import type { TextDocument } from 'vscode-languageserver-textdocument';
import { lineIndex, recogniseFormat, review, reviewHost, type ProfileId } from '../analysis/index';
import { languageIndex } from '../language/index';
import type { Analysis } from './analysis';
import { capturesOf } from './captures';

/** Reviews a document, with the captures that a snapshot names. Nothing for a text that is no dump. */
export async function analyse(document: TextDocument, profile: ProfileId | 'auto', openText: (uri: string) => string | undefined): Promise<Analysis | undefined> {
  const { uri, version } = document;
  const text = document.getText();
  const source = { name: nameOf(uri), text };
  if (recogniseFormat(source) === undefined) return undefined;
  const { read: captures, missing, uris } = await capturesOf(uri, source, openText);
  const reviews = captures.length === 0 ? review(source, { profile }) : reviewHost([source, ...captures.map((capture) => capture.source)], { profile });
  const sources = [{ uri, lines: lineIndex(text) }, ...captures.map((capture) => ({ uri: capture.uri, lines: lineIndex(capture.source.text) }))];
  return { document, version, index: languageIndex({ reviews, source: 0, text, lines: sources.map(({ lines }) => lines) }), sources, missing, captures: uris };
}

/** The last part of an address, as people write it. */
function nameOf(uri: string): string {
  const last = uri.slice(uri.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
