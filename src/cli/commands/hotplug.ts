import { review, type Review } from '../../analysis/index';
import type { HotplugArguments } from '../arguments/hotplug';
import { EXIT, type ExitCode } from '../exit-code';
import { allWell, askHotplug, present, type HotplugAnswer } from '../hotplug/ask';
import { printHotplug } from '../hotplug/print';
import { readSource } from '../input/read-source';
import { sourceName } from '../reporters/text/source-name';
import { write, type Streams } from '../streams';

/** Says what would become of memory that is added to the host of one file. */
export async function hotplug(args: HotplugArguments, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  if (args.file === '-' && stdin.isTTY === true) {
    return fail('no file given and nothing is piped in. To ask: tdxmem hotplug FILE --add BASE+SIZE', stderr);
  }
  const read = await readSource(args.file, stdin);
  const chosen = read.kind === 'source' ? chooseBoot(review(read.source, { profile: args.kernel }), args.boot) : read.message;
  if (typeof chosen === 'string') return fail(`${sourceName(args.file)}: ${chosen}`, stderr);
  const answer = askHotplug(chosen, args);
  if (answer === undefined) return fail(`${sourceName(args.file)}: ${chosen.verdict.reason}`, stderr);
  const obstacle = contradiction(chosen, answer) ?? overlapping(args, answer);
  if (obstacle !== undefined) return fail(`${sourceName(args.file)}: ${obstacle}`, stderr);
  await write(stdout, `${printHotplug(chosen, args, answer).join('\n')}\n`);
  return allWell(answer) ? EXIT.clean : EXIT.findings;
}

async function fail(complaint: string, stderr: Streams['stderr']): Promise<ExitCode> {
  await write(stderr, `tdxmem: ${complaint}\n`);
  return EXIT.failed;
}

/** The boot that was asked for, or the last one with a memory map; else what is wrong. */
function chooseBoot(reviews: readonly Review[], boot: number | undefined): Review | string {
  const chosen = boot === undefined ? (reviews.findLast(({ runs }) => runs.length > 0) ?? reviews.at(-1)) : reviews[boot - 1];
  if (chosen === undefined) return reviews.length === 1 ? 'It holds one boot only.' : `It holds ${reviews.length} boots only.`;
  return chosen.runs.length === 0 ? `${chosen.verdict.headline}. ${chosen.verdict.reason}` : chosen;
}

/** A prediction that the log itself speaks against is no ground for an answer. */
function contradiction({ host, profile }: Review, { without }: HotplugAnswer): string | undefined {
  if (profile.from === 'option' || host.observed.outcome?.value !== 'initialised' || without.outcome !== 'fails') return undefined;
  return `The log reports that TDX was initialised, but under ${profile.id} this memory should make it fail, so it is another kernel. Name it, with --kernel cmr-v8 for one that takes holes from CMRs.`;
}

function overlapping({ add, beforeInit }: HotplugArguments, { without, withAdded }: HotplugAnswer): string | undefined {
  if (!beforeInit || withAdded === undefined) return undefined;
  const twice = add.some((range, index) => present(range, without) !== undefined || add.some((other, at) => at < index && other.start < range.end && range.start < other.end));
  return twice ? 'A range to add overlaps another, or memory that the host has already.' : undefined;
}
