import { count, hexRange, humanSize, type Review } from '../../../analysis/index';
import type { Section } from './section';
import { cap, table } from './table';

const MOST_ROWS = 24;

type Question = NonNullable<Review['hotplug']>[number];

const COLUMNS = [{ title: 'range' }, { title: 'size', align: 'right' }, { title: 'event' }, { title: 'answer' }] as const;

/** What becomes of memory that comes after initialisation, also where nothing is wrong with it. */
export const hotplug: Section = ({ review: { hotplug: questions = [] } }, { full }) => {
  if (questions.length === 0) return [];
  const { shown, hidden } = cap(questions, MOST_ROWS, full);
  const rows = shown.map((question) => {
    const { range, event } = question;
    return [hexRange(range), humanSize(range.end - range.start), event, answer(question)];
  });
  return ['Memory that comes online later:', ...table(COLUMNS, rows), ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more; --full prints all`])];
};

function answer({ aligned, blockSize, runs }: Question): string {
  if (!aligned) return 'refused when added (-EINVAL): not whole blocks';
  const blocks = runs.reduce((sum, run) => sum + run.blocks, 0);
  const accepted = runs.reduce((sum, run) => sum + (run.refusal === undefined ? run.blocks : 0), 0);
  const of = blockSize === undefined ? 'as one block' : `${count(blocks, 'block')} of ${humanSize(blockSize)}`;
  if (accepted === blocks) return `goes online: ${of}`;
  return accepted === 0 ? `refused (-EPERM): ${of}` : `refused (-EPERM): ${blocks - accepted} of ${of}`;
}
