/** Drive letters are how paths begin on Windows. */
const ABSOLUTE = /^(?:\/|[a-z]:\/)/i;

/**
 * The path of a capture that a snapshot names. A name counts from the snapshot's folder unless it is absolute; `\` separates
 * as `/` does, for snapshots that were written on Windows.
 * @param folder The snapshot's folder, with `/` between names and without one at the end.
 */
export function referencePath(folder: string, name: string): string {
  const plain = name.replaceAll('\\', '/');
  const path = ABSOLUTE.test(plain) ? plain : `${folder}/${plain}`;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return `/${parts.join('/')}`;
}
