import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as vscode from 'vscode';

/** One folder for all files of a run. Each suite is a bundle of its own, so the environment is what they share. */
const folder = (process.env['TDXMEM_SUITE_FOLDER'] ??= fs.mkdtempSync(path.join(os.tmpdir(), 'tdxmem-suite-')));

/** The path of a new file with this name, in a folder of its own: names repeat, documents must not. */
export function scratchFile(name: string): string {
  return path.join(fs.mkdtempSync(path.join(folder, 'file-')), name);
}

/** The same as an address; in the browser web/scratch.ts stands in for it. */
export function scratchUri(name: string): vscode.Uri {
  return vscode.Uri.file(scratchFile(name));
}

export function removeScratch(): void {
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
