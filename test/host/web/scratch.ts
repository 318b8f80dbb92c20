import * as vscode from 'vscode';
import { MEMORY } from './memory-files';

let made = 0;

/** The address of a new file with this name, in a folder of its own: names repeat, documents must not. */
export function scratchUri(name: string): vscode.Uri {
  made += 1;
  return vscode.Uri.from({ scheme: MEMORY, path: `/scratch/file-${made}/${name}` });
}
