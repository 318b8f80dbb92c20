import { markdownReport } from '../../analysis/index';
import type { Reporter } from './reporter';

/** Reviews for an issue thread, one after the other. */
export const markdown: Reporter = {
  id: 'markdown',
  print: (reviews, { full }) => reviews.map(({ review, lines }) => markdownReport(review, lines, { full })).join('\n'),
};
