import { Option } from 'commander';
import { FAIL_LEVELS, type FailLevel, type ProfileId } from '../../analysis/index';
import { reporters } from '../reporters/registry';
import type { CommandLine } from './command-line';
import { jobCount } from './job-count';
import { kernelOption, PROFILES_HELP } from './profiles';

export interface CheckArguments {
  /** As given; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: string;
  readonly kernel: ProfileId | 'auto';
  readonly failOn: FailLevel;
  /** What stands on the command line itself: a configuration does not change it. */
  readonly given: { readonly kernel: boolean; readonly failOn: boolean };
  /** One configuration for all files; `false` for none at all. */
  readonly config?: string | false;
  /** Where known findings are. */
  readonly baseline?: string;
  readonly writeBaseline: boolean;
  /** Review again whenever a file changes. */
  readonly watch: boolean;
  /** Print no report. */
  readonly quiet: boolean;
  readonly full: boolean;
  /** All files, and the files of all folders, are captures of one host. */
  readonly host: boolean;
  /** After `--color` and `--no-color`. */
  readonly color?: boolean;
  /** Where a list of files is; `-` is standard input. */
  readonly filesFrom?: string;
  /** Whether names in the list end with NUL rather than with a line end. */
  readonly null: boolean;
  /** How many files at once. */
  readonly jobs?: number;
  /** An earlier output: what it holds is not reviewed again. */
  readonly resume?: string;
  /** Findings and files that cannot be read leave the exit status 0. */
  readonly exitZero: boolean;
}

const HELP = `
Each FILE is a boot log, a listing of memblock, a list of CMRs, a mail with any of
these in it, or a snapshot (*.tdxmem.json). A folder stands for the files below it, a
pattern in quotes for the files that match it. Without FILE, or with -, standard input
is read.

${PROFILES_HELP}

With --format ndjson each review is one line, and many files are reviewed on all cores
with --files-from, --jobs or --resume: in the order of the list, in constant memory. A
folder in a list is one host. A file that cannot be reviewed is a line that says why.

The nearest tdxmem.config.json, looked for in the folder of each file and then in the
folders above it, sets the kernel profile, the fail level and severities, and accepts
findings with a reason. What is given here stands above it.

Exit status:
  0  no finding at or above the --fail-on level; suppressed ones do not count, nor do
     those of the baseline
  1  at least one
  2  something could not be run or read

Examples:
  journalctl -k -b | tdxmem check
  tdxmem check dmesg.log host.tdxmem.json
  tdxmem check --host dmesg.log iomem.txt lsmem.txt
  tdxmem check --host captures-of-one-host/
  tdxmem check --kernel cmr-v8 dmesg.log
  tdxmem check --format json --fail-on warning dmesg.log > report.json
  tdxmem check --baseline known.json 'captures/**/*.log'
  tdxmem check --watch host.tdxmem.json
  find captures -type f -print0 | tdxmem check --format ndjson -0 --files-from - | tdxmem summary`;

export const checkLine: CommandLine<CheckArguments> = {
  name: 'check',
  declare(command, done) {
    command
      .description('review boot logs, memory dumps and snapshots')
      .argument('[FILE...]', 'files to review; - is standard input')
      .addOption(new Option('-f, --format <format>', 'how to print the report').choices(reporters.map(({ id }) => id)).default('text'))
      .addOption(kernelOption())
      .addOption(new Option('--fail-on <severity>', 'least severity that makes the exit status 1').choices(FAIL_LEVELS).default('error'))
      .option('--host', 'take the files, and all files in the folders, as captures of one host', false)
      .option('--full', 'print every row and every finding', false)
      .option('--config <FILE>', 'use this configuration instead of the nearest tdxmem.config.json')
      .option('--no-config', 'use no configuration')
      .option('--baseline <FILE>', 'do not count the findings that are known in it, and tell which are gone')
      .option('--write-baseline', 'write what is found now into that file', false)
      .option('-w, --watch', 'review again whenever a file changes, until Ctrl+C', false)
      .option('-q, --quiet', 'print no report: the exit status is the answer', false)
      .option('--color', 'print with colours, as FORCE_COLOR does')
      .option('--no-color', 'print without colours, as NO_COLOR does')
      .option('--files-from <FILE>', 'review the files that are named in it, one a line; - is standard input')
      .option('-0, --null', 'names in that list end with NUL, as find -print0 has them', false)
      .addOption(new Option('--jobs <N>', 'how many files at once; as many as there are cores, unless given').argParser(jobCount))
      .option('--resume <FILE>', 'pass over the files that are in this earlier NDJSON output')
      .option('--exit-zero', 'exit with 0 whatever is found or cannot be read', false)
      .addHelpText('after', HELP)
      .action((files: readonly string[], options: Omit<CheckArguments, 'files' | 'given'>) => {
        const isGiven = (name: string): boolean => command.getOptionValueSource(name) === 'cli';
        done({ files, given: { kernel: isGiven('kernel'), failOn: isGiven('failOn') }, ...options });
      });
  },
};
