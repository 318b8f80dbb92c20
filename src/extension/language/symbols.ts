import * as vscode from 'vscode';
import type { DocumentSymbol } from '../../language/index';
import { ownRange, type Analysed } from './analysed';

const KINDS: Readonly<Record<DocumentSymbol['kind'], vscode.SymbolKind>> = {
  boot: vscode.SymbolKind.Module,
  section: vscode.SymbolKind.Namespace,
  range: vscode.SymbolKind.Array,
  message: vscode.SymbolKind.Event,
};

export function symbolOf({ name, detail, kind, span, selection, children }: DocumentSymbol, analysed: Analysed): vscode.DocumentSymbol {
  const symbol = new vscode.DocumentSymbol(name, detail, KINDS[kind], ownRange(span, analysed), ownRange(selection, analysed));
  symbol.children = children.map((child) => symbolOf(child, analysed));
  return symbol;
}
