import type { Reporter, Reviewed } from './reporter';
import { captures } from './text/captures';
import { cmrs } from './text/cmrs';
import { events } from './text/events';
import { findings } from './text/findings';
import { heading } from './text/heading';
import { hotAdded } from './text/hot-added';
import { hotplug } from './text/hotplug';
import { kernels } from './text/kernels';
import { layout } from './text/layout';
import { memoryList } from './text/memory-list';
import { missingEvidence } from './text/missing-evidence';
import { nodes } from './text/nodes';
import { paint } from './text/paint';
import { remedies } from './text/remedies';
import type { Section } from './text/section';
import { tdmrs } from './text/tdmrs';
import { overallTotal, total } from './text/total';

const SECTIONS: readonly Section[] = [heading, captures, kernels, memoryList, tdmrs, cmrs, nodes, hotAdded, events, hotplug, findings, remedies, layout, missingEvidence, total];

/** A report that a person reads in a terminal and pastes into a mail: ASCII, no rules, prose of 76 columns. */
export const text: Reporter = {
  id: 'text',
  print(reviews, options) {
    const colors = paint(options.color);
    const parts = newestFirst(reviews).map((reviewed) =>
      SECTIONS.map((section) => section(reviewed, options, colors))
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n'),
    );
    const all = reviews.length > 1 ? [...parts, overallTotal(reviews).join('\n')] : parts;
    return all.length === 0 ? '' : `${all.join('\n\n\n')}\n`;
  },
};

/** Of the boots of one source the newest whole one comes first: it is the one that people ask about. */
function newestFirst(reviews: readonly Reviewed[]): readonly Reviewed[] {
  const sources = [...new Set(reviews.map(({ lines }) => lines))];
  return sources.flatMap((source) => {
    const boots = reviews.filter(({ lines }) => lines === source);
    return [...boots.filter(({ review }) => review.newest), ...boots.filter(({ review }) => !review.newest)];
  });
}
