import { InvalidArgumentError, Option } from 'commander';
import type { CommandLine } from './command-line';

export const SUMMARY_FORMATS = ['text', 'json', 'markdown'] as const;

export interface SummaryArguments {
  /** As given; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: (typeof SUMMARY_FORMATS)[number];
  /** Rows of each list. */
  readonly most: number;
}

const MOST_MOST = 10_000;

const HELP = `
Each FILE is what "tdxmem check --format ndjson" prints; several, or a file that was
put together of several, count as one. Without FILE, or with -, standard input is read.
A host is the newest boot of one file or folder. Any number of lines is read in the
same memory.

Exit status:
  0  read, whatever it says
  2  something could not be read, or is not all of that format

Examples:
  find captures -type f | tdxmem check --format ndjson --files-from - | tdxmem summary
  tdxmem summary results/*.ndjson
  tdxmem summary --format markdown --most 50 fleet.ndjson > fleet.md`;

export const summaryLine: CommandLine<SummaryArguments> = {
  name: 'summary',
  declare(command, done) {
    command
      .description('turn many reviews, one a line, into one table: worst hosts first')
      .argument('[FILE...]', 'output of tdxmem check --format ndjson; - is standard input')
      .addOption(new Option('-f, --format <format>', 'how to print it').choices(SUMMARY_FORMATS).default('text'))
      .addOption(new Option('--most <N>', 'rows of each list').argParser(rowCount).default(20))
      .addHelpText('after', HELP)
      .action((files: readonly string[], options: Omit<SummaryArguments, 'files'>) => done({ files, ...options }));
  },
};

function rowCount(text: string): number {
  const most = /^[1-9]\d{0,4}$/.test(text) ? Number(text) : 0;
  if (most === 0 || most > MOST_MOST) throw new InvalidArgumentError(`Give a number from 1 to ${MOST_MOST}.`);
  return most;
}
