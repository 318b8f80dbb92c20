import { stat } from 'node:fs/promises';
import path from 'node:path';
import { CONFIG_NAME } from '../../analysis/index';

/** Finds the nearest configuration of files, asking each folder once. */
export function configFinder(): (file: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<string | undefined>>();
  /** @param folder Absolute. */
  const inOrAbove = (folder: string): Promise<string | undefined> => {
    const found = known.get(folder) ?? look(folder);
    known.set(folder, found);
    return found;
  };
  const look = async (folder: string): Promise<string | undefined> => {
    const candidate = path.join(folder, CONFIG_NAME);
    if (await isFile(candidate)) return path.relative('', candidate);
    const above = path.dirname(folder);
    return above === folder ? undefined : inOrAbove(above);
  };
  return async (file) => {
    const full = path.resolve(file);
    // A folder that is named as one host is itself the first place to look.
    return inOrAbove((await isFile(full)) || path.basename(file) === '-' ? path.dirname(full) : await folderOf(full));
  };
}

async function isFile(name: string): Promise<boolean> {
  try {
    return (await stat(name)).isFile();
  } catch {
    return false;
  }
}

async function folderOf(name: string): Promise<string> {
  try {
    return (await stat(name)).isDirectory() ? name : path.dirname(name);
  } catch {
    return path.dirname(name);
  }
}
