import type { Host } from '../../host/host';
import { profileById } from '../../kernel/profiles';
import { describeObservation } from '../observation';
import { code, prose } from './escape';
import { fileName, type Section } from './section';

/** The verdict in one sentence, why, and what it is about. */
export const heading: Section = ({ review }) => {
  const { sources, boot, bootCount, host, profile, verdict } = review;
  const judged = host.environment.value === 'host';
  const observed = describeObservation(host);
  const facts: readonly (readonly [string, string])[] = [
    ['Evidence', `${sources.map((source) => code(fileName(source))).join(', ')}${bootCount > 1 ? `, boot ${boot} of ${bootCount}` : ''}`],
    ['Host', machineOf(host)],
    ['Kernel', host.kernelRelease === undefined ? 'not named by the evidence' : code(host.kernelRelease.value)],
    ['Reviewed as', judged ? `${code(profile.id)} (${profileById(profile.id).title}). ${prose(profile.reason)}` : ''],
    ['The log reports', prose(observed)],
    ['Kdump', host.kdump === undefined ? '' : 'This is the boot of a crash kernel: it has its own small share of the memory, and does not start TDX.'],
  ];
  return [
    `## ${prose(verdict.headline)}`,
    '',
    `**Verdict: ${verdict.kind}.** ${prose(verdict.reason)}`,
    '',
    ...facts.flatMap(([name, value]) => (value === '' ? [] : [`- **${name}:** ${value}`])),
  ];
};

function machineOf({ name, machine: { dmi, cpu, hypervisor } }: Host): string {
  const parts = [name?.value, dmi?.machine, dmi?.bios === undefined ? undefined : `BIOS ${dmi.bios}`, cpu?.name, hypervisor?.name];
  return parts.flatMap((part) => (part === undefined ? [] : [code(part)])).join(', ');
}
