import { hexRange, profileById, replaySteps, type Host, type ReplayStep } from '../../../analysis/index';
import type { Section } from './section';
import { printable } from './printable';
import { table } from './table';

const MOST_STEPS = 24;

const COLUMNS = [{ title: '', align: 'right' }, { title: '' }, { title: '' }] as const;

/** What becomes of every event in turn, and what is printed at that moment. */
export const events: Section = ({ review: { host, profile, run } }, { full }) => {
  if (run === undefined || host.events.length === 0) return [];
  const most = full ? Infinity : MOST_STEPS;
  const observed = host.observed.outcome?.value;
  const rows: string[][] = [];
  const printed: (readonly string[])[] = [];
  let hidden = 0;
  for (const step of replaySteps(host, profileById(profile.id), observed === undefined ? {} : { observed })) {
    if (rows.length >= most) {
      hidden = host.events.length - (step.index ?? 0);
      break;
    }
    rows.push([step.index === undefined ? '-' : `${step.index + 1}`, subject(step, host), step.note]);
    printed.push(step.console);
  }
  const [, ...lines] = table(COLUMNS, rows);
  const shown = lines.flatMap((line, index) => [line, ...(printed[index] ?? []).map((text) => `       ${printable(text)}`)]);
  return [`Events (under ${profile.id}):`, ...shown, ...(hidden === 0 ? [] : [`  ... ${hidden} more; --full prints all`])];
};

const MOMENT: Readonly<Record<NonNullable<ReplayStep['init']>, string>> = { 'event': '', 'at-boot': ' (at boot)', 'taken-first': ' (taken to come first)' };

/** `hot-add [0x8080000000, 0xa080000000) kmem`. */
function subject({ index, what, init }: ReplayStep, host: Host): string {
  if (what === 'tdx-init') return `${what}${init === undefined ? '' : MOMENT[init]}`;
  const { range, driver } = host.events[index ?? -1] ?? {};
  return [what, ...(range === undefined ? [] : [hexRange(range)]), ...(driver === undefined ? [] : [printable(driver)])].join(' ');
}
