import { count } from '../../base/format';
import type { Lane } from '../lane';

/** Where the findings lie that are about memory. */
export const findingsLane: Lane = {
  id: 'findings',
  title: 'Findings',
  build({ review, placeOf }) {
    const shown = review.findings.filter(({ suppressed }) => suppressed === undefined);
    return {
      subtitle: count(shown.length, 'finding'),
      segments: shown.flatMap(({ code, severity, message, at, range }, index) => {
        if (range === undefined) return [];
        const { start, end } = range;
        return { id: `findings:${index}`, start, end, tone: severity, label: code, details: [], place: placeOf(at), findings: [{ code, severity, message }] };
      }),
    };
  },
};
