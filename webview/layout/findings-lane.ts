/** Lanes whose segments are drawn as markers, not as memory: what is found, and in a comparison what differs. */
const IDS: ReadonlySet<string> = new Set(['findings', 'differences']);

export function isFindingsLane(id: string): boolean {
  return IDS.has(id);
}
