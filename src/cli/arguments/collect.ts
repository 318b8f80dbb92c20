import { Option } from 'commander';
import type { Destination } from '../output/destination';
import type { CommandLine } from './command-line';
import { forceOption, outputOption } from './output';

export interface CollectArguments extends Destination {
  /** Print the script rather than run it. */
  readonly print: boolean;
  readonly redact: boolean;
}

const HELP = `
It reads and changes nothing: the kernel's log and command line, /proc/iomem, the
firmware's memory map, memory blocks, memblock, SRAT and CEDT, lsmem, numactl, daxctl,
ndctl, cxl, and what the kernel says of TDX. What is not there is passed over and said.
Run it as root: the kernel hides addresses from other users. A server needs neither
Node nor tdxmem: the script that --print gives is for /bin/sh alone.

With --redact, names of the host, serial numbers, MAC and IP addresses and UUIDs are
replaced, each by the same word throughout. Have a look before you publish it.

Exit status:
  0  collected, or printed
  2  it could not be run or written

Examples:
  sudo tdxmem collect -o host.txt
  tdxmem collect --print | ssh root@server sh -s > host.txt
  tdxmem collect --print | ssh root@server sh -s -- --redact > host.txt
  tdxmem check --host host.txt`;

export const collectLine: CommandLine<CollectArguments> = {
  name: 'collect',
  declare(command, done) {
    command
      .description('gather what a review needs of this machine, as one text')
      .option('--print', 'print the script that does it, and do not run it', false)
      .addOption(new Option('--redact', 'replace what tells this machine from others').default(false).conflicts('print'))
      .addOption(outputOption())
      .addOption(forceOption())
      .addHelpText('after', HELP)
      .action((options: CollectArguments) => done(options));
  },
};
