import { fileURLToPath } from 'node:url';

/** Where the file of an address lies on this machine; nothing for what is no file, or is on another machine. */
export function localPath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** Whether two addresses name one file: clients escape addresses in their own ways. */
export function isSameFile(a: string, b: string): boolean {
  const path = localPath(a);
  return path === undefined ? a === b : path === localPath(b);
}
