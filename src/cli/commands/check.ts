import { isAtLeast, lineIndex, recogniseFormat, review, type Review, type Severity, type SourceText } from '../../analysis/index';
import { version } from '../../../package.json';
import type { CheckArguments } from '../arguments/check';
import { EXIT, type ExitCode } from '../exit-code';
import { readSource } from '../input/read-source';
import type { Reviewed } from '../reporters/reporter';
import { reporters } from '../reporters/registry';
import { write, type Streams } from '../streams';

/** Reviews every file, prints one report, and says on standard error what could not be reviewed. */
export async function check(args: CheckArguments, streams: Streams, color: boolean): Promise<ExitCode> {
  const { stdin, stdout, stderr } = streams;
  const files = args.files.length > 0 ? args.files : ['-'];
  const complaints = [...misuse(args.files, stdin.isTTY === true)];
  if (complaints.length > 0) return complain(complaints, stderr);
  const reviewed: Reviewed[] = [];
  for (const file of files) {
    // One after the other: the text of a large file is let go before the next one is read.
    const read = await readSource(file, stdin);
    const result = read.kind === 'source' ? reviewSource(read.source, args) : read.message;
    if (typeof result === 'string') complaints.push(`${nameOf(file)}: ${result}`);
    else reviewed.push(...result);
  }
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

function reviewSource(source: SourceText, { kernel }: CheckArguments): Reviewed[] | string {
  const reviews = review(source, { profile: kernel });
  if (recogniseFormat(source) === undefined && reviews.every(isBlank)) {
    return 'Nothing in it is known: no memory map, no CMR list and no line of TDX. Give a boot log (journalctl -k -b), a listing or a snapshot.';
  }
  const lines = [lineIndex(source.text)];
  return reviews.map((one) => ({ review: one, lines }));
}

/** Whether the evidence holds nothing that a review could be about. */
function isBlank({ host, findings }: Review): boolean {
  return findings.length === 0 && host.regions === undefined && host.cmrs === undefined && host.observed.messages.length === 0;
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

async function complain(complaints: readonly string[], stderr: Streams['stderr']): Promise<ExitCode> {
  if (complaints.length === 0) return EXIT.clean;
  await write(stderr, complaints.map((complaint) => `tdxmem: ${complaint}\n`).join(''));
  return EXIT.failed;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
