import { hexRange, replayed, type Host, type ToldStep } from '../../../analysis/index';
import type { Section } from './section';
import { printable } from './printable';
import { table } from './table';

const MOST_STEPS = 24;

const COLUMNS = [{ title: '', align: 'right' }, { title: '' }, { title: '' }] as const;

/** What becomes of every event in turn, and what is printed at that moment. */
export const events: Section = ({ review: { host, profile, run } }, { full }) => {
  if (run === undefined || host.events.length === 0) return [];
  const { steps, more } = replayed(host, run).first(full ? Infinity : MOST_STEPS);
  const rows = steps.map((step) => [step.index === undefined ? '-' : `${step.index + 1}`, subject(step, host), step.note]);
  const [, ...lines] = table(COLUMNS, rows);
  const shown = lines.flatMap((line, index) => [line, ...(steps[index]?.console ?? []).map((text) => `       ${printable(text)}`)]);
  return [`Events (under ${profile.id}):`, ...shown, ...(more === 0 ? [] : [`  ... ${more} more; --full prints all`])];
};

const MOMENT: Readonly<Record<NonNullable<ToldStep['init']>, string>> = { 'event': '', 'at-boot': ' (at boot)', 'taken-first': ' (taken to come first)' };

/** `hot-add [0x8080000000, 0xa080000000) kmem`. */
function subject({ index, what, init }: ToldStep, host: Host): string {
  if (what === 'tdx-init') return `${what}${init === undefined ? '' : MOMENT[init]}`;
  const { range, driver } = host.events[index ?? -1] ?? {};
  return [what, ...(range === undefined ? [] : [hexRange(range)]), ...(driver === undefined ? [] : [printable(driver)])].join(' ');
}
