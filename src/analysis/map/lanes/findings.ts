import { count } from '../../base/format';
import type { Lane } from '../lane';

/** Names the segment of the finding at an index of those shown. */
export function findingSegment(index: number): string {
  return `findings:${index}`;
}

/** Where the findings lie that are about memory. */
export const findingsLane: Lane = {
  id: 'findings',
  title: 'Findings',
  about: 'Where the findings lie that are about memory; the table lists the others too.',
  build({ findings, placeOf }) {
    const placed = findings.filter(({ range }) => range !== undefined).length;
    return {
      subtitle: placed === findings.length ? count(placed, 'finding') : `${count(findings.length, 'finding')}, ${placed} on the map`,
      segments: findings.flatMap(({ code, severity, message, at, range }, index) => {
        if (range === undefined) return [];
        const { start, end } = range;
        return { id: findingSegment(index), start, end, tone: severity, label: code, details: [], place: placeOf(at), findings: [{ code, severity, message }] };
      }),
    };
  },
};
