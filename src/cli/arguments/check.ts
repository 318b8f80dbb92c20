import { Option } from 'commander';
import type { ProfileId, Severity } from '../../analysis/index';
import { reporters } from '../reporters/registry';
import type { CommandLine } from './command-line';
import { kernelOption, PROFILES_HELP } from './profiles';

export interface CheckArguments {
  /** As given; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: string;
  readonly kernel: ProfileId | 'auto';
  readonly failOn: Severity;
  readonly full: boolean;
  /** All files, and the files of all folders, are captures of one host. */
  readonly host: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

const HELP = `
Each FILE is a boot log, a listing of memblock, a list of CMRs, a mail with any of
these in it, or a snapshot (*.tdxmem.json). Without FILE, or with -, standard input
is read.

${PROFILES_HELP}

Exit status:
  0  no finding at or above the --fail-on level; suppressed ones do not count
  1  at least one
  2  something could not be run or read

Examples:
  journalctl -k -b | tdxmem check
  tdxmem check dmesg.log host.tdxmem.json
  tdxmem check --host dmesg.log iomem.txt lsmem.txt
  tdxmem check --host captures-of-one-host/
  tdxmem check --kernel cmr-v8 dmesg.log
  tdxmem check --format json --fail-on warning dmesg.log > report.json`;

export const checkLine: CommandLine<CheckArguments> = {
  name: 'check',
  declare(command, done) {
    command
      .description('review boot logs, memory dumps and snapshots')
      .argument('[FILE...]', 'files to review; - is standard input')
      .addOption(new Option('-f, --format <format>', 'how to print the report').choices(reporters.map(({ id }) => id)).default('text'))
      .addOption(kernelOption())
      .addOption(new Option('--fail-on <severity>', 'least severity that makes the exit status 1').choices(SEVERITIES).default('error'))
      .option('--host', 'take the files, and all files in the folders, as captures of one host', false)
      .option('--full', 'print every row and every finding', false)
      .option('--no-color', 'print without colours, as NO_COLOR does')
      .addHelpText('after', HELP)
      .action((files: readonly string[], options: Omit<CheckArguments, 'files'>) => done({ files, ...options }));
  },
};
