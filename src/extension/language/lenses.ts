import * as vscode from 'vscode';
import type { CodeLens, LensAction } from '../../language/index';
import { ownRange, type Analysed } from './analysed';

/** A lens of the document; each runs a command with what it is about. */
export function lensOf({ span, title, action }: CodeLens, analysed: Analysed): vscode.CodeLens {
  return new vscode.CodeLens(ownRange(span, analysed), { title, ...commandOf(action, analysed) });
}

function commandOf(action: LensAction, { document: { uri } }: Analysed): Pick<vscode.Command, 'command' | 'arguments'> {
  switch (action.kind) {
    case 'show-in-map':
      return { command: 'tdxMemory.showInMap', arguments: [uri, action.boot, ...(action.range === undefined ? [] : [action.range])] };
    case 'try-hot-add':
      return { command: 'tdxMemory.tryHotAdd', arguments: [uri, action.boot] };
  }
}
