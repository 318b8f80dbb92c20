import type { TextDocument } from 'vscode-languageserver-textdocument';
import { applySettings, lineIndex, NO_SETTINGS, recogniseFormat, review, reviewHost, type ProfileId } from '../analysis/index';
import { languageIndex } from '../language/index';
import type { Analysis } from './analysis';
import { capturesOf } from './captures';
import type { OpenText } from './config/config-files';
import { findConfig } from './config/find-config';

/**
 * Reviews a document, with the captures that a snapshot names, and tells the findings in each as its configuration wants them.
 * Nothing for a text that is no dump.
 * @param chosen The kernel profile, where somebody has chosen one.
 */
export async function analyse(document: TextDocument, chosen: ProfileId | 'auto' | undefined, openText: OpenText): Promise<Analysis | undefined> {
  const { uri, version } = document;
  const text = document.getText();
  const source = { name: nameOf(uri), text };
  if (recogniseFormat(source) === undefined) return undefined;
  const { read: captures, missing, uris } = await capturesOf(uri, source, openText);
  const configs = await Promise.all([uri, ...captures.map((capture) => capture.uri)].map((one) => findConfig(one, openText)));
  const profile = chosen ?? configs[0]?.settings.kernelProfile ?? 'auto';
  const made = captures.length === 0 ? review(source, { profile }) : reviewHost([source, ...captures.map((capture) => capture.source)], { profile });
  const settings = new Map([source, ...captures.map((capture) => capture.source)].map(({ name }, index) => [name, configs[index]?.settings]));
  const reviews = made.map((one) => applySettings(one, (name) => settings.get(name) ?? NO_SETTINGS));
  const sources = [{ uri, lines: lineIndex(text) }, ...captures.map((capture) => ({ uri: capture.uri, lines: lineIndex(capture.source.text) }))];
  return { document, version, index: languageIndex({ reviews, source: 0, text, lines: sources.map(({ lines }) => lines) }), sources, missing, captures: uris, configs };
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
