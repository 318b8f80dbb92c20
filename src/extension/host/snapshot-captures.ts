import type * as vscode from 'vscode';
import { referencesOf } from '../../analysis/index';
import { baseName, openDocument } from '../documents';
import type { CaptureFile, Captures } from './captures';
import { isFolder, listFolder } from './list-folder';
import { referencePath } from './reference-path';
import { folderOf, watchedFolders } from './watched-folders';

/** An open snapshot and the captures that it names now. When it names none any more, it is the only file. */
export function snapshotCaptures(uri: vscode.Uri): Captures {
  const name = baseName(uri);
  return {
    uri,
    kind: 'snapshot',
    name,
    async list(token) {
      const text = openDocument(uri)?.getText() ?? '';
      const references = referencesOf({ name, text });
      const folder = folderOf(uri).path.replace(/\/$/, '');
      const named = await Promise.all(
        references.map(({ name: given, at }) => filesOf({ uri: uri.with({ path: referencePath(folder, given) }), name: given, isNamed: true, namedAt: at }, token)),
      );
      const files = new Map<string, CaptureFile>();
      // A capture that is named twice is there once.
      for (const file of [{ uri, name }, ...named.flat()]) if (!files.has(file.uri.toString())) files.set(file.uri.toString(), file);
      return [...files.values()];
    },
    watched: watchedFolders,
  };
}

async function filesOf(file: CaptureFile, token: vscode.CancellationToken | undefined): Promise<readonly CaptureFile[]> {
  if (!(await isFolder(file.uri))) return [file];
  return (await listFolder(file.uri, token)).map(({ at, path }) => ({ uri: at, name: `${file.name.replace(/[\\/]+$/, '')}/${path}` }));
}
