/** Whole numbers from 0 up to a limit that are in a set now. Every call takes time logarithmic in the limit. */
export interface IndexSet {
  add(index: number): void;
  remove(index: number): void;
  /** The least in the set that is at least `index`. */
  atOrAfter(index: number): number | undefined;
  /** The greatest in the set that is at most `index`. */
  atOrBefore(index: number): number | undefined;
}

/** An empty set for numbers below `limit`: the leaves of a binary tree whose nodes tell whether any below them is in the set. */
export function indexSet(limit: number): IndexSet {
  const size = 2 ** Math.ceil(Math.log2(Math.max(1, limit)));
  const holds = new Uint8Array(2 * size);

  /** Up to the first node whose neighbour on the wanted side holds any, and down in it, always as near as can be. */
  const nearest = (index: number, side: 'before' | 'after'): number | undefined => {
    if (index < 0 || index >= size) return undefined;
    // Which of two sibling nodes lies nearer to where the search comes from: 0 is the lower one.
    const near = side === 'after' ? 0 : 1;
    const far = 1 - near;
    let node = size + index;
    if (holds[node] === 1) return index;
    while (node > 1 && (node % 2 === far || holds[node - near + far] !== 1)) node = Math.floor(node / 2);
    if (node === 1) return undefined;
    node += far - near;
    while (node < size) node = 2 * node + (holds[2 * node + near] === 1 ? near : far);
    return node - size;
  };

  return {
    add(index) {
      for (let node = size + index; node > 0 && holds[node] === 0; node = Math.floor(node / 2)) holds[node] = 1;
    },
    remove(index) {
      holds[size + index] = 0;
      for (let node = Math.floor((size + index) / 2); node > 0 && holds[2 * node] === 0 && holds[2 * node + 1] === 0; node = Math.floor(node / 2)) holds[node] = 0;
    },
    atOrAfter: (index) => nearest(index, 'after'),
    atOrBefore: (index) => nearest(index, 'before'),
  };
}
