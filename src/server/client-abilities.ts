import { MarkupKind, type ClientCapabilities } from 'vscode-languageserver';

/** What matters of what a client can do. */
export interface ClientAbilities {
  /** Creates the files that an edit wants. */
  readonly createsFiles: boolean;
  /** Asks for the edit of an action when it is chosen. */
  readonly resolvesActions: boolean;
  readonly showsMarkdown: boolean;
}

export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): ClientAbilities {
  return {
    createsFiles: workspace?.workspaceEdit?.resourceOperations?.includes('create') === true,
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    showsMarkdown: textDocument?.hover?.contentFormat?.includes(MarkupKind.Markdown) === true,
  };
}
