import { checks, describeNeeds, nearest, type Check } from '../../analysis/index';
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

function page(check: Check): string[] {
  const { code, title, severity, endsInitialisation, explanation } = check;
  const facts: readonly (readonly [string, string])[] = [
    ['Severity', `${severity}${endsInitialisation ? '; an error of this kind means that TDX does not come up' : ''}`],
    ['Needs', describeNeeds(check).join(', ')],
    ['When', explanation.when],
    ['What follows', explanation.consequence],
    ['What to do', explanation.next],
    ['Source', explanation.source],
  ];
  return [`${code}: ${title}`, ...labelled(facts.map(([name, words]) => [name, printable(words)]))];
}

function noSuchCode(word: string): string {
  const codes = checks.map(({ code }) => code);
  const near = nearest(word, codes);
  const holding = word.length < 3 ? [] : codes.filter((code) => code.includes(word.toLowerCase()));
  const meant = near === undefined ? holding : [near];
  const shown = printable(word.slice(0, 60));
  return `no finding has the code "${shown}"${meant.length === 0 ? '.' : ` (Did you mean ${meant.join(' or ')}?)`}`;
}
