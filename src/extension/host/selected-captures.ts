import * as vscode from 'vscode';
import { captureNames, namesInShort } from './capture-names';
import type { CaptureFile, Captures } from './captures';
import { isFolder, listFolder } from './list-folder';
import { watchedFolders } from './watched-folders';

/** A selection has no address of its own: it is made of those of its files. */
const SCHEME = 'tdx-memory-host';

/** Files that someone selected, and the texts below the folders among them. */
export function selectedCaptures(selected: readonly vscode.Uri[]): Captures {
  const addresses = selected.map(String).sort();
  const name = namesInShort(captureNames(selected.map(({ path }) => path)));
  return {
    uri: vscode.Uri.from({ scheme: SCHEME, path: `/${name}`, query: JSON.stringify(addresses) }),
    kind: 'host',
    name,
    async list(token) {
      const listed = await Promise.all(selected.map((uri) => filesOf(uri, token)));
      const files = new Map(listed.flat().map((file) => [file.uri.toString(), file]));
      const names = captureNames([...files.values()].map(({ uri }) => uri.path));
      return [...files.values()].map((file, index) => ({ ...file, name: names[index] ?? file.name }));
    },
    watched: watchedFolders,
  };
}

/** The files of a selection's address; nothing for any other. */
export function selectionAt({ scheme, query }: vscode.Uri): readonly vscode.Uri[] | undefined {
  return scheme === SCHEME ? (JSON.parse(query) as string[]).map((address) => vscode.Uri.parse(address, true)) : undefined;
}

async function filesOf(uri: vscode.Uri, token: vscode.CancellationToken | undefined): Promise<readonly CaptureFile[]> {
  if (!(await isFolder(uri))) return [{ uri, name: uri.path, isNamed: true }];
  return (await listFolder(uri, token)).map(({ at, path }) => ({ uri: at, name: path }));
}
