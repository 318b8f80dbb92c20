import { Option } from 'commander';
import type { ProfileId } from '../../analysis/index';
import type { Destination } from '../output/destination';
import { bootNumber } from './boot-number';
import type { CommandLine } from './command-line';
import { forceOption, outputOption } from './output';
import { kernelOption, PROFILES_HELP } from './profiles';

export interface SnapshotArguments extends Destination {
  /** As given; `-` is standard input. All of them are captures of one host. */
  readonly files: readonly string[];
  readonly kernel: ProfileId | 'auto';
  /** From 1; the newest whole one when absent. */
  readonly boot?: number;
}

const HELP = `
The FILEs, and all files in the folders, are captures of one host, as for
"tdxmem check --host". The snapshot holds one boot of it: CMRs, memory regions, the
firmware's map, SRAT, the state of the running system, what the log says of TDX, and
events, each with the file and line it was read from. A review of the snapshot says of
the host what a review of the captures says. Where these contradict each other, the
better one counts; "tdxmem check --host" tells which they are.

${PROFILES_HELP}

Exit status:
  0  written
  2  it could not be read or written, or it is no host

Examples:
  tdxmem snapshot dmesg.log iomem.txt lsmem.txt -o host.tdxmem.json
  tdxmem snapshot captures-of-one-host/ -o host.tdxmem.json
  tdxmem snapshot console.log --boot 1 | tdxmem check`;

export const snapshotLine: CommandLine<SnapshotArguments> = {
  name: 'snapshot',
  declare(command, done) {
    command
      .description('write what is known of one host as one file')
      .argument('[FILE...]', 'captures of one host; - is standard input')
      .addOption(outputOption())
      .addOption(forceOption())
      .addOption(new Option('--boot <N>', 'which boot of the host; else the newest whole one').argParser(bootNumber))
      .addOption(kernelOption())
      .addHelpText('after', HELP)
      .action((files: readonly string[], options: Omit<SnapshotArguments, 'files'>) => done({ files, ...options }));
  },
};
