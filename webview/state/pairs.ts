/** In a comparison a lane of A has the id `a:firmware`, and the same lane of B `b:firmware`. */
const SIDED = /^(?<side>[ab]):(?<own>.+)$/;

/** What the lane is called in the picture of one review. */
export function ownId(id: string): string {
  return SIDED.exec(id)?.groups?.['own'] ?? id;
}

/** `a:` or `b:`; empty where nothing is compared. */
export function sideOf(id: string): string {
  return SIDED.test(id) ? id.slice(0, 2) : '';
}

export type PairPart = 'first' | 'second';

/** Which lanes stand beside their other side, in the order they are shown. */
export function pairParts(ids: readonly string[]): readonly (PairPart | undefined)[] {
  const meets = (a: string | undefined, b: string | undefined): boolean =>
    a !== undefined && b !== undefined && sideOf(a) !== '' && sideOf(b) !== '' && a !== b && ownId(a) === ownId(b);
  return ids.map((id, at) => (meets(id, ids[at + 1]) ? 'first' : meets(ids[at - 1], id) ? 'second' : undefined));
}
