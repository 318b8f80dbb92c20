import { stat } from 'node:fs/promises';
import path from 'node:path';
import { escapePath, glob, isDynamicPattern } from 'tinyglobby';

/** What operands stand for. */
export interface Expanded {
  /** Each once, in the order of the operands; what a pattern or a folder stands for in the order of names. */
  readonly files: readonly string[];
  /** Those that nobody named: they were found below a folder. */
  readonly found: ReadonlySet<string>;
  /** `OPERAND: why`, of what stands for nothing. */
  readonly complaints: readonly string[];
  /** Folders whose files are meant, for who waits for more of them. */
  readonly folders: readonly string[];
}

/**
 * Expands patterns, which a shell leaves alone where they are quoted or where it knows none. What exists by that very name is
 * never a pattern.
 * @param folders Whether a folder stands for the files below it, rather than for itself.
 */
export async function expand(operands: readonly string[], { folders }: { readonly folders: boolean }): Promise<Expanded> {
  const files = new Set<string>();
  const found = new Set<string>();
  const complaints: string[] = [];
  const roots: string[] = [];
  for (const operand of operands) {
    const kind = operand === '-' ? 'file' : await kindOf(operand);
    const pattern = process.platform === 'win32' ? operand.replaceAll('\\', '/') : operand;
    if (kind === 'folder' && folders) {
      const below = await filesOf(`${escapePath(posix(operand).replace(/\/+$/, ''))}/**/*`, operand);
      if (below.length === 0) complaints.push(`${operand}: There is no file in this folder.`);
      for (const file of below) {
        if (!files.has(file)) found.add(file);
        files.add(file);
      }
      roots.push(operand);
    } else if (kind === 'absent' && isDynamicPattern(pattern)) {
      const matching = await filesOf(pattern, operand);
      if (matching.length === 0) complaints.push(`${operand}: No file matches this pattern.`);
      for (const file of matching) files.add(file);
      roots.push(staticPart(pattern));
    } else files.add(operand);
  }
  return { files: [...files], found, complaints, folders: roots };
}

/** Links are not followed: they may lead out of the folder, or back into it. Names that begin with a dot have to be asked for. */
async function filesOf(pattern: string, operand: string): Promise<readonly string[]> {
  const names = await glob(pattern, { absolute: path.isAbsolute(operand), expandDirectories: false, followSymbolicLinks: false });
  return names.map((name) => path.normalize(name)).sort();
}

/** The folder that a pattern begins with, before anything in it that varies. */
function staticPart(pattern: string): string {
  const parts = pattern.split('/');
  const varies = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, varies).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

function posix(name: string): string {
  return name.split(path.sep).join('/');
}

async function kindOf(name: string): Promise<'file' | 'folder' | 'absent'> {
  try {
    return (await stat(name)).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'absent';
  }
}
