import * as vscode from 'vscode';
import type { TdxMemoryApi } from '../api';
import { activateWith } from '../extension';
import { startThread } from './start-thread';

/** The extension where VS Code runs extensions in a web worker. */
export function activate(context: vscode.ExtensionContext): TdxMemoryApi {
  return activateWith(context, startThread(vscode.Uri.joinPath(context.extensionUri, 'dist/extension/web-thread.js').toString(true)));
}
