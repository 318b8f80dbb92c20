import { recogniseFormat } from '../../analysis/index';
import * as vscode from 'vscode';
import { baseName } from '../documents';
import { holdsEvidence } from '../review-documents';
import type { Reviewer } from '../reviewer';
import { readSourceDocument } from '../source-document';
import { captureOf, type CaptureSummary } from './capture-summary';

/** What a capture may be called; its text decides. */
const NAMES = '**/*.{log,txt,dmesg,tdxmem.json}';
const OTHERS = '**/{node_modules,.git}/**';
/** Files that are looked at; a workspace of more is no collection of captures. */
const MOST = 5000;

/** Looks through the workspace for captures, and keeps a few words of each: their texts are let go. */
export async function findCaptures(
  reviewer: Reviewer,
  log: vscode.LogOutputChannel,
  progress: (done: number, of: number) => void,
  token: vscode.CancellationToken,
): Promise<readonly CaptureSummary[]> {
  const files = await vscode.workspace.findFiles(NAMES, OTHERS, MOST, token);
  const found: CaptureSummary[] = [];
  for (const [index, uri] of files.entries()) {
    if (token.isCancellationRequested) break;
    progress(index, files.length);
    found.push(...(await captureAt(uri, reviewer, log)));
  }
  return found;
}

async function captureAt(uri: vscode.Uri, reviewer: Reviewer, log: vscode.LogOutputChannel): Promise<readonly CaptureSummary[]> {
  try {
    const document = await readSourceDocument(uri);
    const name = baseName(uri);
    if (recogniseFormat({ name, text: document.text }) === undefined) return [];
    const made = await reviewer.reviewAside(name, [{ ...document, name }]);
    return made === undefined || !holdsEvidence(made) ? [] : [captureOf({ uri, kind: 'document', name, missing: [], revision: 0, ...made })];
  } catch (error) {
    log.debug(`${uri.path} is passed over: ${error instanceof Error ? error.message : String(error)}`);
    return [];
  }
}
