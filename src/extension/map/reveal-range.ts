import * as vscode from 'vscode';

/**
 * Selects a range in the editor that shows a document, or in a new one that does not cover the map.
 * @param besides The column of the map.
 */
export async function revealRange(uri: vscode.Uri, selection: vscode.Range, besides: vscode.ViewColumn | undefined): Promise<void> {
  const viewColumn = columnOf(uri) ?? otherColumn(besides);
  // The command also opens files that are too large for VS Code to share with extensions.
  await vscode.commands.executeCommand('vscode.open', uri, { viewColumn, selection, preserveFocus: false } satisfies vscode.TextDocumentShowOptions);
}

function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const { all, activeTabGroup } = vscode.window.tabGroups;
  const shows = ({ tabs }: vscode.TabGroup): boolean =>
    tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
  return (shows(activeTabGroup) ? activeTabGroup : all.find(shows))?.viewColumn;
}

/** A column that does not cover the map. */
export function otherColumn(besides: vscode.ViewColumn | undefined): vscode.ViewColumn {
  return besides === undefined || besides === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}
