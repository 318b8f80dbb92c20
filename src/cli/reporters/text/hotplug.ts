import { describeAnswer, hexRange, humanSize } from '../../../analysis/index';
import type { Section } from './section';
import { cap, table } from './table';

const MOST_ROWS = 24;

const COLUMNS = [{ title: 'range' }, { title: 'size', align: 'right' }, { title: 'event' }, { title: 'answer' }] as const;

/** What becomes of memory that comes after initialisation, also where nothing is wrong with it. */
export const hotplug: Section = ({ review: { hotplug: questions = [] } }, { full }) => {
  if (questions.length === 0) return [];
  const { shown, hidden } = cap(questions, MOST_ROWS, full);
  const rows = shown.map((question) => {
    const { range, event } = question;
    return [hexRange(range), humanSize(range.end - range.start), event, describeAnswer(question)];
  });
  return ['Memory that comes online later:', ...table(COLUMNS, rows), ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more; --full prints all`])];
};
