import type { CheckArguments } from '../arguments/check';
import { checkOnce } from '../check-once';
import { complain } from '../complain';
import type { ExitCode } from '../exit-code';
import type { Streams } from '../streams';
import { watch } from '../watch/watch';
import { fleet, isFleet } from './fleet';

/** Reviews every file and prints one report: once, or again after every change. */
export async function check(args: CheckArguments, streams: Streams, color: boolean): Promise<ExitCode> {
  const complaints = [...misuse(args, streams.stdin.isTTY === true)];
  if (complaints.length > 0) return complain(complaints, streams.stderr);
  if (isFleet(args)) return fleet(args, streams);
  return args.watch ? watch(() => checkOnce(args, streams, color), streams) : (await checkOnce(args, streams, color)).code;
}

/** What is wrong with the arguments before any file is opened. */
function* misuse(args: CheckArguments, terminal: boolean): Iterable<string> {
  const { files, baseline, writeBaseline } = args;
  if (writeBaseline && baseline === undefined) yield '--write-baseline needs to know where: --baseline known.json --write-baseline';
  if (writeBaseline && args.watch) yield '--watch would see its own writing: leave out --write-baseline.';
  if (isFleet(args)) {
    const alone = [['--watch', args.watch], ['--baseline', baseline !== undefined]] as const;
    for (const [option, given] of alone) if (given) yield `${option} is about one report. Leave it out with --files-from, --jobs and --resume.`;
    return;
  }
  if (files.length === 0 && terminal) yield 'no file given and nothing is piped in. To review a file: tdxmem check FILE';
  if (files.filter((file) => file === '-').length > 1) yield 'standard input can be read only once: give - once.';
  if (args.watch && (files.length === 0 || files.includes('-'))) yield 'standard input cannot be watched: name files.';
}
