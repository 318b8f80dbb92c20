// Runs inside VS Code's extension host; bench/keystrokes.mjs starts it.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { quantile } from '../lib/quantile.mjs';

const KEYS = 40;
/** The first keys find the code cold. */
const COLD = 5;

/** @typedef {{ resultOf(uri: vscode.Uri): { version: number } | undefined }} Api */
/** @typedef {{ readonly lines: number, readonly file: string, readonly unread: string }} Sample */

/** What VS Code calls. The folder with the samples, and what begins a line of ours, come from the environment. */
export async function run() {
  const mark = process.env['VSCODE_TEST_MARK'] ?? '';
  const folder = process.env['TDXMEM_BENCH_FOLDER'];
  if (folder === undefined) throw new Error('TDXMEM_BENCH_FOLDER names no folder');
  const extension = vscode.extensions.getExtension('tdx-memory-review.tdx-memory-review');
  if (extension === undefined) throw new Error('the extension is not there');
  const wasActive = extension.isActive;
  const start = performance.now();
  const api = /** @type {Api} */ (await extension.activate());
  console.log(`${mark}activation  ${wasActive ? 'before this' : `${(performance.now() - start).toFixed(1)} ms`}`);
  const samples = /** @type {readonly Sample[]} */ (JSON.parse(readFileSync(path.join(folder, 'samples.json'), 'utf8')));
  for (const sample of samples) console.log(mark + (await typeInto(sample, api)));
  console.log(`${mark}1 passed, 0 failed`);
}

/**
 * Types into a dump, and into the same text in a language that nobody reviews.
 * @param {Sample} sample
 * @param {Api} api
 */
async function typeInto({ lines, file, unread }, api) {
  const keys = /** @type {number[]} */ ([]);
  const changes = /** @type {number[]} */ ([]);
  const alone = /** @type {number[]} */ ([]);
  await typing(unread, async (document, key) => {
    const changed = changeOf(document);
    const start = await key();
    alone.push((await changed) - start);
  });
  await typing(file, async (document, key) => {
    const changed = changeOf(document);
    const { version } = document;
    const isTold = () => document.version > version && api.resultOf(document.uri)?.version === document.version;
    const told = once(vscode.languages.onDidChangeDiagnostics, ({ uris }) => isTold() && uris.some((uri) => uri.toString() === document.uri.toString()));
    const start = await key();
    changes.push((await changed) - start);
    keys.push((await told) - start);
  }, (document) => reviewed(document, api));
  const figures = (/** @type {readonly number[]} */ values) => {
    const warm = values.slice(COLD);
    return `p50 ${quantile(warm, 0.5).toFixed(0)} ms, p95 ${quantile(warm, 0.95).toFixed(0)} ms`;
  };
  return `${String(lines).padStart(7)} lines  key to diagnostics ${figures(keys)};  key to the document's own change ${figures(changes)}, where nobody reviews ${figures(alone)}`;
}

/**
 * Opens a file and types into the middle of it, one key after the other.
 * @param {string} file
 * @param {(document: vscode.TextDocument, key: () => Promise<number>) => Promise<void>} follow Presses the key, which gives the moment before it, and waits for what comes of it.
 * @param {(document: vscode.TextDocument) => Promise<void>} [opened]
 */
async function typing(file, follow, opened) {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.file(file));
  const editor = await vscode.window.showTextDocument(document);
  await opened?.(document);
  const middle = new vscode.Position(Math.floor(document.lineCount / 2), 0);
  editor.selection = new vscode.Selection(middle, middle);
  for (let key = 0; key < KEYS; key += 1) {
    await follow(document, async () => {
      const start = performance.now();
      // A line of its own: every diagnostic below it moves.
      await vscode.commands.executeCommand('type', { text: '\n' });
      return start;
    });
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

/** @param {vscode.TextDocument} document */
function changeOf(document) {
  return once(vscode.workspace.onDidChangeTextDocument, (event) => event.document === document && event.contentChanges.length > 0);
}

/**
 * The moment at which an event comes of which something is so.
 * @template T
 * @param {vscode.Event<T>} event
 * @param {(value: T) => boolean} isIt
 * @returns {Promise<number>}
 */
function once(event, isIt) {
  return new Promise((resolve) => {
    const listening = event((value) => {
      if (!isIt(value)) return;
      const now = performance.now();
      listening.dispose();
      resolve(now);
    });
  });
}

/**
 * @param {vscode.TextDocument} document
 * @param {Api} api
 */
async function reviewed(document, api) {
  while (api.resultOf(document.uri)?.version !== document.version) await new Promise((resolve) => setTimeout(resolve, 20));
}
