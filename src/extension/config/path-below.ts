/**
 * A path as seen from a folder; `undefined` where it does not lie below that folder.
 * @param folder With `/` between names, as in an address.
 */
export function pathBelow(folder: string, path: string): string | undefined {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  return path.startsWith(start) ? path.slice(start.length) : undefined;
}
