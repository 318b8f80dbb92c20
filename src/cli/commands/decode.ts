import { version } from '../../../package.json';
import type { DecodeArguments } from '../arguments/decode';
import { answerTo, type Answer } from '../decode/answer';
import { recognise } from '../decode/recognise';
import { describeBits } from '../decode/status-bits';
import { EXIT, type ExitCode } from '../exit-code';
import { labelled, sentence } from '../reporters/text/labelled';
import { printable } from '../reporters/text/printable';
import { write, type Streams } from '../streams';

interface Decoded {
  readonly given: string;
  readonly answer: Answer;
}

/** Says what each status or error number means, and on standard error what is neither. */
export async function decode({ texts, format }: DecodeArguments, { stdout, stderr }: Streams): Promise<ExitCode> {
  const found = texts.map((given) => ({ given, recognised: recognise(given) }));
  const decoded = found.flatMap(({ given, recognised }) => recognised.map((one): Decoded => ({ given, answer: answerTo(one) })));
  const strangers = found.filter(({ recognised }) => recognised.length === 0).map(({ given }) => given);
  if (format === 'json') await write(stdout, `${JSON.stringify(report(decoded), undefined, 2)}\n`);
  else if (decoded.length > 0) await write(stdout, `${decoded.map(({ answer }) => print(answer).join('\n')).join('\n\n')}\n`);
  if (strangers.length === 0) return EXIT.clean;
  await write(stderr, strangers.map((given) => `tdxmem: ${complaint(given)}\n`).join(''));
  return EXIT.failed;
}

const LONGEST = 60;

function complaint(given: string): string {
  const shown = printable(given.length > LONGEST ? `${given.slice(0, LONGEST)}...` : given);
  return `"${shown}" holds no status (such as 0xc0000a0200000003) and no error number (such as -28). To review a whole log: tdxmem check FILE.`;
}

function print({ value, name, call, bits, details, meaning, next, findings }: Answer): string[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['Call', call],
    ['Class', bits && describeBits(bits)],
    ['Details', details],
    ['Meaning', sentence(meaning)],
    ['Next', next],
    ['See', findings.length === 0 ? undefined : `tdxmem explain ${findings.join(', or ')}`],
  ];
  const known = facts.flatMap(([label, words]) => (words === undefined ? [] : [[label, printable(words)] as const]));
  return [name === undefined ? value : `${value}: ${name}`, ...labelled(known)];
}

/** The same as data; what is not known is null. */
function report(decoded: readonly Decoded[]): object {
  return {
    formatVersion: 1,
    tool: { name: 'tdxmem', version },
    decoded: decoded.map(({ given, answer: { kind, value, name, call, bits, details, meaning, next, findings } }) => ({
      input: given,
      kind,
      ...(kind === 'errno' ? { errno: Number(value) } : { status: value }),
      name: name ?? null,
      call: call ?? null,
      bits: bits === undefined ? null : { ...bits, className: bits.className ?? null },
      details: details ?? null,
      meaning,
      next,
      findings,
    })),
  };
}
