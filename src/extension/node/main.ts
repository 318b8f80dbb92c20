import type * as vscode from 'vscode';
import type { TdxMemoryApi } from '../api';
import { activateWith } from '../extension';
import { startThread } from './start-thread';

/** The extension where VS Code runs extensions in Node. */
export function activate(context: vscode.ExtensionContext): TdxMemoryApi {
  return activateWith(context, startThread(context.asAbsolutePath('dist/extension/node-thread.js')));
}
