import { count, describeObservation, profiles, type Host, type Review } from '../../../analysis/index';
import { hostFolder } from './captures';
import type { Section } from './section';
import type { Paint } from './paint';
import { printable } from './printable';
import { sourceName } from './source-name';
import { wrap } from './wrap';

/** Which evidence this is, the verdict, and under which kernel it was reached. */
export const heading: Section = ({ review }, _options, paint) => [
  ...wrap(title(review), '== ', '   ').map((line) => paint.heading(line)),
  '',
  ...verdict(review, paint),
  '',
  ...facts(review).flatMap(([name, value]) => wrap(printable(value), `${name}:`.padEnd(INDENT), ' '.repeat(INDENT))),
];

/** Width of the longest name of a fact, with its colon and a space. */
const INDENT = 10;

function title(review: Review): string {
  const { sources, boot, bootCount, host } = review;
  const boots = bootCount > 1 ? `, boot ${boot} of ${bootCount}` : '';
  const name = host.name === undefined ? '' : ` (${printable(host.name.value)})`;
  const folder = hostFolder(review);
  const what = folder === undefined ? sources.map(sourceName).join(', ') : `${printable(folder)}, ${count(sources.length, 'capture')}`;
  return `${what}${boots}${name}`;
}

/** The reason is left out where a finding below says the same in the same words. */
function verdict({ verdict: { kind, headline, reason }, findings }: Review, paint: Paint): string[] {
  const repeated = findings.some(({ message, suppressed }) => message === reason && suppressed === undefined);
  return [paint.verdict(kind, `${headline}.`), ...(repeated ? [] : wrap(printable(reason)))];
}

function facts({ host, profile }: Review): readonly (readonly [name: string, value: string])[] {
  const judged = host.environment.value === 'host';
  const about = profiles.find(({ id }) => id === profile.id)?.title ?? '';
  const observed = describeObservation(host);
  return [
    ['Kernel', `${host.kernelRelease?.value ?? 'not named by the evidence'}${bootTime(host)}`],
    ...(judged ? [['Profile', `${profile.id} (${about}). ${profile.reason}`] as const] : []),
    ...(observed === '' ? [] : [['Reported', observed] as const]),
    ...(host.kdump === undefined ? [] : [['Kdump', 'This is the boot of a crash kernel: it has its own small share of the memory, and does not start TDX.'] as const]),
  ];
}

/** Boots of one release are told apart by their time. */
function bootTime({ machine }: Host): string {
  return machine.bootTime === undefined ? '' : `, booted ${machine.bootTime.text}`;
}
