import type { Reporter } from './reporter';
import { cmrs } from './text/cmrs';
import { events } from './text/events';
import { findings } from './text/findings';
import { heading } from './text/heading';
import { hotplug } from './text/hotplug';
import { kernels } from './text/kernels';
import { layout } from './text/layout';
import { memoryList } from './text/memory-list';
import { missingEvidence } from './text/missing-evidence';
import { paint } from './text/paint';
import { remedies } from './text/remedies';
import type { Section } from './text/section';
import { tdmrs } from './text/tdmrs';
import { overallTotal, total } from './text/total';

const SECTIONS: readonly Section[] = [heading, kernels, memoryList, tdmrs, cmrs, events, hotplug, findings, remedies, layout, missingEvidence, total];

/** A report that a person reads in a terminal and pastes into a mail: ASCII, no rules, prose of 76 columns. */
export const text: Reporter = {
  id: 'text',
  print(reviews, options) {
    const colors = paint(options.color);
    const parts = reviews.map((reviewed) =>
      SECTIONS.map((section) => section(reviewed, options, colors))
        .filter((lines) => lines.length > 0)
        .map((lines) => lines.join('\n'))
        .join('\n\n'),
    );
    const all = reviews.length > 1 ? [...parts, overallTotal(reviews).join('\n')] : parts;
    return all.length === 0 ? '' : `${all.join('\n\n\n')}\n`;
  },
};
