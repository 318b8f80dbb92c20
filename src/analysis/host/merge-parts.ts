import type { Fact } from '../evidence/fact';
import type { EvidencePart } from './evidence';

/** What captures of a running system show. Each listing adds to the others, so all are kept. */
const OF_LISTINGS: ReadonlySet<Fact['kind']> = new Set([
  'iomem-range',
  'addresses-hidden',
  'memmap-range',
  'block-state',
  'online-policy',
  'memmap-on-memory',
  'numa-node',
  'dax-device',
  'memory-block-size',
  'cxl-window',
  'host-name',
]);

/**
 * The facts of one boot from all its parts, in order. Two logs of one boot say the same things twice, and each may lack some:
 * the fullest one is taken as it is, and the others add only the kinds of fact that it does not have.
 */
export function mergeParts(parts: readonly EvidencePart[]): readonly Fact[] {
  if (parts.length === 1) return parts[0]?.reading.facts ?? [];
  const snapshots = parts.filter(({ format }) => format === 'snapshot');
  const captures = parts.filter(({ format }) => format !== 'snapshot');
  const fullest = [...captures].sort((a, b) => logLines(b) - logLines(a));
  const from = new Map<string, EvidencePart>();
  for (const part of fullest) for (const fact of part.reading.facts) if (!from.has(kindOf(fact))) from.set(kindOf(fact), part);
  const kept = captures.flatMap((part) => part.reading.facts.filter((fact) => OF_LISTINGS.has(fact.kind) || from.get(kindOf(fact)) === part));
  return [...kept, ...snapshots.flatMap(({ reading }) => reading.facts)];
}

function logLines({ reading }: EvidencePart): number {
  return reading.facts.filter(({ kind }) => !OF_LISTINGS.has(kind)).length;
}

/** One kind of fact may have several tellers. */
function kindOf(fact: Fact): string {
  switch (fact.kind) {
    case 'memblock-range':
    case 'memblock-heading':
      return `memblock ${fact.listing}`;
    case 'srat-range':
      return `${fact.kind} ${fact.from}`;
    case 'kernel-release':
      return `${fact.kind} ${fact.from}`;
    default:
      // Messages of the TDX host code belong together: a half of one log and a half of another would tell a third story.
      return fact.kind.startsWith('tdx-') && fact.kind !== 'tdx-register' ? 'tdx' : fact.kind;
  }
}
