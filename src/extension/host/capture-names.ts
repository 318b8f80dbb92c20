/**
 * Names for files that were gathered from anywhere: their paths from the deepest folder that holds them all.
 * @param paths With `/` between names; no two the same.
 */
export function captureNames(paths: readonly string[]): readonly string[] {
  const parts = paths.map((path) => path.split('/'));
  const [first = []] = parts;
  const least = Math.min(first.length, ...parts.map(({ length }) => length - 1));
  let common = 0;
  while (common < least && parts.every((each) => each[common] === first[common])) common += 1;
  return parts.map((each) => each.slice(common).join('/'));
}

/** `dmesg.log and 2 more`. */
export function namesInShort(names: readonly string[]): string {
  const [first = '', ...others] = names;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
