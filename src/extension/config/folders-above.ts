/**
 * The folder of a file and those above it, nearest first.
 * @param path Absolute, with `/` between names.
 * @param top The last of them; the root where it is left out.
 */
export function foldersAbove(path: string, top?: string): readonly string[] {
  const folders: string[] = [];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, Math.max(1, end));
    folders.push(folder);
    if (folder === top || end === 0) break;
  }
  return folders;
}
