import { Option } from 'commander';
import { PROFILE_IDS, type ProfileId } from '../../analysis/index';
import { bootNumber } from './boot-number';
import type { CommandLine } from './command-line';
import { kernelOption, PROFILES_HELP } from './profiles';

export const DIFF_FORMATS = ['text', 'json'] as const;

export interface DiffArguments {
  /** As given; `-` is standard input. B is absent where one file is compared with itself. */
  readonly a: string;
  readonly b?: string;
  readonly kernel: ProfileId | 'auto';
  readonly kernelA?: ProfileId | 'auto';
  readonly kernelB?: ProfileId | 'auto';
  /** From 1; the newest whole one when absent. */
  readonly bootA?: number;
  readonly bootB?: number;
  readonly format: (typeof DIFF_FORMATS)[number];
  readonly full: boolean;
}

const HELP = `
A and B are what "tdxmem check" takes: a log, a listing, a snapshot, or - for standard
input. A folder is one host, as with "tdxmem check --host". Without B, A is compared
with itself: give --boot-b or --kernel-b.

Ranges are compared by address, not by line: a range is added, removed, moved (its size
and all that is said of it are the same elsewhere), grown, shrunk, split, joined, or
changed (the same bytes, another type, node or flag). What only one side tells is named
and is no difference.

${PROFILES_HELP}

Exit status:
  0  no difference in what both tell
  1  differences
  2  something could not be read, or nothing in it could be compared

Examples:
  tdxmem diff before-bios-update.log after-bios-update.log
  tdxmem diff console.log --boot-a 1 --boot-b 2
  tdxmem diff dmesg.log --kernel-b cmr-v8
  tdxmem diff --format json captures-of-host-1/ captures-of-host-2/`;

export const diffLine: CommandLine<DiffArguments> = {
  name: 'diff',
  declare(command, done) {
    command
      .description('say what differs between two hosts, boots or kernels, by address')
      .argument('<A>', 'what to compare; - is standard input')
      .argument('[B]', 'what to compare it with; A itself when left out')
      .addOption(new Option('-f, --format <format>', 'how to print it').choices(DIFF_FORMATS).default('text'))
      .addOption(new Option('--boot-a <N>', 'which boot of A; else the newest whole one').argParser(bootNumber))
      .addOption(new Option('--boot-b <N>', 'which boot of B').argParser(bootNumber))
      .addOption(kernelOption())
      .addOption(new Option('--kernel-a <profile>', 'which kernel for A, if not that of --kernel').choices(['auto', ...PROFILE_IDS]))
      .addOption(new Option('--kernel-b <profile>', 'which kernel for B, if not that of --kernel').choices(['auto', ...PROFILE_IDS]))
      .option('--full', 'print every difference', false)
      .addHelpText('after', HELP)
      .action((a: string, b: string | undefined, options: Omit<DiffArguments, 'a' | 'b'>) => done({ a, ...(b !== undefined && { b }), ...options }));
  },
};
