import { physAddr, reportHotAdd, type Review } from '../../analysis/index';
import * as vscode from 'vscode';
import type { FromPage, HotAddQuestion, ToPage } from '../../../webview/protocol';
import { newDocument, withHotAdd, type HotAddEvent, type LanguageIndex } from '../../language/index';
import { openDocument } from '../documents';
import { openUnsaved } from '../open-unsaved';
import type { Reviewed } from '../reviewed';

/** What would become of memory that somebody thinks of adding. */
export function answerHotAdd({ revision, request }: Extract<FromPage, { type: 'try-hot-add' }>, review: Review): ToPage {
  const answer = reportHotAdd(review, eventOf(request));
  return { type: 'hot-add-answer', revision, request, ...(answer && { answer }), canKeep: answer !== undefined };
}

/** Writes the memory into the snapshot as an event; into a new snapshot of this boot, where the evidence is something else. */
export async function keepHotAdd(request: HotAddQuestion, review: Review, { kind, sources: [first] }: Reviewed, index: LanguageIndex, { reveal, besides }: Besides): Promise<void> {
  const event = eventOf(request);
  const own = review.format === 'snapshot' && kind === 'document' ? openDocument(first.uri) : undefined;
  if (own !== undefined) {
    const text = withHotAdd(own.getText(), event);
    if (text === undefined) throw new Error(vscode.l10n.t('the snapshot is no whole JSON object now. Mend it first.'));
    await replaceText(own, text);
    await reveal(own.uri, eventIn(own, request));
    return;
  }
  const made = newDocument(index, { review: index.reviews.indexOf(review) });
  const text = made && withHotAdd(made.text, event);
  if (text === undefined) throw new Error(vscode.l10n.t('no snapshot can be made of this evidence.'));
  await openUnsaved(first.uri, 'host.tdxmem.json', text, besides);
}

/** How texts are shown without covering the map. */
export interface Besides {
  readonly besides: vscode.ViewColumn;
  reveal(uri: vscode.Uri, range: vscode.Range): Promise<void>;
}

/** The line of the event that was just written. */
function eventIn(document: vscode.TextDocument, { start }: HotAddQuestion): vscode.Range {
  const at = document.getText().lastIndexOf(`"event": "hot-add", "base": "0x${start.toString(16)}"`);
  return document.lineAt(document.positionAt(Math.max(0, at))).range;
}

function eventOf({ start, end, node, beforeInit }: HotAddQuestion): HotAddEvent {
  return { range: { start: physAddr(start), end: physAddr(end) }, beforeInit, ...(node === undefined ? {} : { node }) };
}

async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await vscode.workspace.applyEdit(edit);
}
