import { isAtLeast, type Review, type Severity } from '../../analysis/index';
import { version } from '../../../package.json';
import type { CheckArguments } from '../arguments/check';
import { complain } from '../complain';
import { EXIT, type ExitCode } from '../exit-code';
import { reporters } from '../reporters/registry';
import { reviewEach, reviewTogether } from '../review-files';
import { write, type Streams } from '../streams';

/** Reviews every file, prints one report, and says on standard error what could not be reviewed. */
export async function check(args: CheckArguments, streams: Streams, color: boolean): Promise<ExitCode> {
  const { stdin, stdout, stderr } = streams;
  const files = args.files.length > 0 ? args.files : ['-'];
  const complaints = [...misuse(args.files, stdin.isTTY === true)];
  if (complaints.length > 0) return complain(complaints, stderr);
  const { reviewed, complaints: unread } = args.host ? await reviewTogether(files, args, stdin) : await reviewEach(files, args, stdin);
  complaints.push(...unread);
  const reporter = reporters.find(({ id }) => id === args.format);
  if (reporter === undefined) throw new Error(`no reporter ${args.format}`);
  await write(stdout, reporter.print(reviewed, { version, color, full: args.full }));
  const reviews = reviewed.map((one) => one.review);
  const code = await complain([...complaints, ...reviews.flatMap(crashes)], stderr);
  return code === EXIT.clean ? outcome(reviews, args.failOn) : code;
}

/** What is wrong with the arguments before any file is opened. */
function* misuse(files: readonly string[], terminal: boolean): Iterable<string> {
  if (files.length === 0 && terminal) yield 'no file given and nothing is piped in. To review a file: tdxmem check FILE';
  if (files.filter((file) => file === '-').length > 1) yield 'standard input can be read only once: give - once.';
}

/** Checks that broke: their silence is not a pass. */
export function crashes({ sources, checks }: Review): readonly string[] {
  return checks.flatMap(({ code, result }) =>
    result.kind === 'crashed' ? [`${sources.join(', ')}: The check ${code} broke: ${result.reason}. This is a mistake in tdxmem: please report it.`] : [],
  );
}

/** Exit status of what was reviewed. */
export function outcome(reviews: readonly Review[], failOn: Severity): ExitCode {
  const reached = reviews.some(({ findings }) => findings.some(({ severity, suppressed }) => suppressed === undefined && isAtLeast(severity, failOn)));
  return reached ? EXIT.findings : EXIT.clean;
}
