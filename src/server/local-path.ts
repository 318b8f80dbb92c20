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
