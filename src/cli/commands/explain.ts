import { checks, nearest, type Check, type LayerId } from '../../analysis/index';
import type { ExplainArguments } from '../arguments/explain';
import { EXIT, type ExitCode } from '../exit-code';
import { labelled } from '../reporters/text/labelled';
import { printable } from '../reporters/text/printable';
import { table } from '../reporters/text/table';
import { write, type Streams } from '../streams';

/** Says what one finding means, or lists them all. */
export async function explain({ code }: ExplainArguments, { stdout, stderr }: Streams): Promise<ExitCode> {
  if (code === undefined) {
    await write(stdout, `${list().join('\n')}\n`);
    return EXIT.clean;
  }
  const check = checks.find((candidate) => candidate.code === code);
  if (check === undefined) {
    await write(stderr, `tdxmem: ${noSuchCode(code)}\nFor all codes: tdxmem explain.\n`);
    return EXIT.failed;
  }
  await write(stdout, `${page(check).join('\n')}\n`);
  return EXIT.clean;
}

function list(): string[] {
  const [, ...rows] = table(
    [{ title: '' }, { title: '' }],
    checks.map(({ code, title }) => [code, title]),
  );
  return ['Findings, in the order of docs/findings.md:', ...rows, '', 'For one of them: tdxmem explain CODE.'];
}

function page({ code, title, severity, needs, endsInitialisation, explanation }: Check): string[] {
  const evidence = [...new Set(needs.flatMap((layer) => EVIDENCE[layer] ?? []))];
  const facts: readonly (readonly [string, string])[] = [
    ['Severity', `${severity}${endsInitialisation ? '; an error of this kind means that TDX does not come up' : ''}`],
    ['Needs', evidence.join(', ') || 'nothing in particular'],
    ['When', explanation.when],
    ['What follows', explanation.consequence],
    ['What to do', explanation.next],
    ['Source', explanation.source],
  ];
  return [`${code}: ${title}`, ...labelled(facts.map(([name, words]) => [name, printable(words)]))];
}

/** Evidence without which a check is not applicable, as people call it. What every review has is left out. */
const EVIDENCE: Readonly<Record<LayerId, string | undefined>> = {
  host: undefined,
  profile: undefined,
  problems: undefined,
  events: 'memory that is added, or brought online',
  present: 'a capture of the running system (/proc/iomem, lsmem)',
  machine: 'the CPU or the registers of TDX',
  remedies: undefined,
  log: 'a log',
  observed: 'a log, or the messages in a snapshot',
  snapshot: 'a snapshot',
  firmware: 'the firmware memory map',
  regions: 'memory regions',
  memlist: 'memory regions',
  run: 'memory regions',
  runs: 'memory regions',
  hotplug: 'memory regions',
  cmrs: 'a CMR list',
  coverage: 'a whole CMR list',
  memoryBlockSize: 'the memory block size',
};

function noSuchCode(word: string): string {
  const codes = checks.map(({ code }) => code);
  const near = nearest(word, codes);
  const holding = word.length < 3 ? [] : codes.filter((code) => code.includes(word.toLowerCase()));
  const meant = near === undefined ? holding : [near];
  const shown = printable(word.slice(0, 60));
  return `no finding has the code "${shown}"${meant.length === 0 ? '.' : ` (Did you mean ${meant.join(' or ')}?)`}`;
}
