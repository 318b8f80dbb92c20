/** Words of the kernel's own files for what a snapshot calls otherwise. */
const SYNONYMS: Readonly<Record<string, string>> = {
  nid: 'node',
  start: 'base',
  length: 'size',
  release: 'kernelRelease',
  profile: 'kernelProfile',
  module: 'tdxModule',
  type: 'event',
  block_size_bytes: 'memoryBlockSize',
  hotplug: 'hot-add',
  add: 'hot-add',
  remove: 'hot-remove',
  init: 'tdx-init',
  cxl: 'kmem',
  dax: 'kmem',
  DRV_MNG: 'driver-managed',
  RSV_NIT: 'reserved-noinit',
  RSV_KERN: 'reserved-kernel',
};

/** The name that was most likely meant, or `undefined` when none is near. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  return nearestOf(word, names)[0];
}

/** The names that were most likely meant: several where they are equally near. */
export function nearestOf(word: string, names: readonly string[]): readonly string[] {
  const synonym = Object.hasOwn(SYNONYMS, word) ? SYNONYMS[word] : undefined;
  if (synonym !== undefined && names.includes(synonym)) return [synonym];
  // A long word is no slip of the finger, and comparing it is not free.
  if (word.length > 40) return [];
  const scored = names.map((name) => ({ name, steps: editDistance(plain(word), plain(name)) }));
  const least = Math.min(...scored.map(({ steps }) => steps));
  return scored.filter(({ name, steps }) => steps === least && steps <= Math.max(1, Math.floor(name.length / 3))).map(({ name }) => name);
}

/** Case, hyphens and underscores do not count: `kernel_release` is `kernelRelease`. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll(/[-_ ]/g, '');
}

/** Steps of one character to insert, remove or change that turn `a` into `b`. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, (above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
  }
  return row[b.length] ?? 0;
}
