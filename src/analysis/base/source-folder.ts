/** One name in a folder. `F` is whatever opens it where the review runs: a path, an address. */
export interface FolderEntry<F> {
  readonly name: string;
  /** Links are `other`: they may lead out of the folder, or back into it. */
  readonly kind: 'file' | 'folder' | 'other';
  readonly at: F;
}

export interface FolderFile<F> {
  /** From the folder that was asked about, with `/` between names. */
  readonly path: string;
  readonly at: F;
}

/** A folder of captures holds few levels; a tree that was named by mistake may hold many. */
const DEEPEST = 8;

/** The most files that a folder of one host may hold. */
export const MOST_FILES = 4096;

/**
 * The files below a folder that may be captures of its host, each folder in the order of names. Names that begin with a dot
 * are left out. Stops soon after more than `MOST_FILES`: a longer list is not whole.
 * @param list The entries of one folder, in any order.
 */
export async function filesBelow<F>(folder: F, list: (folder: F) => Promise<readonly FolderEntry<F>[]>): Promise<readonly FolderFile<F>[]> {
  const files: FolderFile<F>[] = [];
  const visit = async (at: F, prefix: string, depth: number): Promise<void> => {
    const entries = await list(at);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (files.length > MOST_FILES) return;
      if (entry.name.startsWith('.')) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.kind === 'file') files.push({ path, at: entry.at });
      else if (entry.kind === 'folder' && depth < DEEPEST) await visit(entry.at, `${path}/`, depth + 1);
    }
  };
  await visit(folder, '', 0);
  return files;
}
