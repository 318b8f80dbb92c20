import { profiles, type Host, type Review } from '../../../analysis/index';
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

function title({ sources, boot, bootCount, host }: Review): string {
  const boots = bootCount > 1 ? `, boot ${boot} of ${bootCount}` : '';
  const name = host.name === undefined ? '' : ` (${printable(host.name.value)})`;
  return `${sources.map(sourceName).join(', ')}${boots}${name}`;
}

/** The reason is left out where a finding below says the same in the same words. */
function verdict({ verdict: { kind, headline, reason }, findings }: Review, paint: Paint): string[] {
  const repeated = findings.some(({ message, suppressed }) => message === reason && suppressed === undefined);
  return [paint.verdict(kind, `${headline}.`), ...(repeated ? [] : wrap(printable(reason)))];
}

function facts({ host, profile }: Review): readonly (readonly [name: string, value: string])[] {
  const judged = host.environment.value === 'host';
  const about = profiles.find(({ id }) => id === profile.id)?.title ?? '';
  const observed = observation(host);
  return [
    ['Kernel', host.kernelRelease?.value ?? 'not named by the evidence'],
    ...(judged ? [['Profile', `${profile.id} (${about}). ${profile.reason}`] as const] : []),
    ...(observed === '' ? [] : [['Reported', observed] as const]),
    ...(host.kdump === undefined ? [] : [['Kdump', 'This is the boot of a crash kernel: it has its own small share of the memory, and does not start TDX.'] as const]),
  ];
}

function observation({ observed: { outcome, errno, status, pamtKb, messages } }: Host): string {
  const module = messages.findLast((message) => message.kind === 'tdx-module');
  const parts = [
    ...(outcome === undefined ? [] : [outcome.value === 'initialised' ? 'TDX initialised' : `TDX failed${errno === undefined ? '' : ` (${errno.value})`}`]),
    ...(status === undefined ? [] : [`a SEAMCALL failed with ${status.value}`]),
    ...(pamtKb === undefined ? [] : [`${pamtKb.value} KB allocated for PAMT`]),
    ...(module === undefined ? [] : [`TDX module ${module.version}`]),
  ];
  return parts.join('; ');
}
