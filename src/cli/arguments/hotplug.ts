import { InvalidArgumentError, Option } from 'commander';
import { parseAddress, parseSize, physAddr, type AddressRange, type ProfileId } from '../../analysis/index';
import { bootNumber } from './boot-number';
import type { CommandLine } from './command-line';
import { kernelOption, PROFILES_HELP } from './profiles';

export interface HotplugArguments {
  /** As given; `-` is standard input. */
  readonly file: string;
  readonly add: readonly AddressRange[];
  readonly node?: number;
  /** Bytes of a memory block; that of the evidence when absent. */
  readonly block?: number;
  readonly beforeInit: boolean;
  readonly kernel: ProfileId | 'auto';
  /** From 1; the last one with a memory map when absent. */
  readonly boot?: number;
}

const HELP = `
FILE is what "tdxmem check" takes; without it, or with -, standard input is read.
BASE is hexadecimal with 0x or has a unit, SIZE too: 0x8080000000+128G, 512G+0x80000000.

Memory is added after TDX is initialised, unless --before-init says otherwise. Every
range is asked by itself; with --before-init all of them are there at once.

${PROFILES_HELP}

Exit status:
  0  everything would go online; with --before-init, TDX would initialise
  1  something would be refused; with --before-init, TDX would not surely initialise
  2  the answer could not be found: a file or an option is wrong

Examples:
  tdxmem hotplug dmesg.log --add 0x8080000000+128G
  tdxmem hotplug dmesg.log --add 0x8080000000+128G --node 2 --before-init
  tdxmem hotplug host.tdxmem.json --add 516G+2G --add 600G+2G --block 128M`;

export const hotplugLine: CommandLine<HotplugArguments> = {
  name: 'hotplug',
  declare(command, done) {
    command
      .description('say what would become of memory that is added')
      .argument('[FILE]', 'the evidence of a host; - is standard input')
      .addOption(new Option('-a, --add <BASE+SIZE>', 'memory to add; may be repeated').argParser(collectRange).makeOptionMandatory())
      .addOption(new Option('-n, --node <N>', 'node that the memory belongs to').argParser(wholeNumber))
      .addOption(new Option('--block <SIZE>', 'size of a memory block; else that of the evidence').argParser(blockSize))
      .option('--before-init', 'the memory is there when TDX is initialised', false)
      .addOption(kernelOption())
      .addOption(new Option('--boot <N>', 'which boot of the file; else the last one with a memory map').argParser(bootNumber))
      .addHelpText('after', HELP)
      .action((file: string | undefined, options: Omit<HotplugArguments, 'file'>) => done({ file: file ?? '-', ...options }));
  },
};

function collectRange(text: string, before: readonly AddressRange[] = []): readonly AddressRange[] {
  return [...before, range(text)];
}

function range(text: string): AddressRange {
  const [base = '', size = '', ...more] = text.split('+');
  const start = more.length > 0 ? undefined : address(base);
  const bytes = parseSize(size);
  if (start === undefined || bytes === undefined) throw new InvalidArgumentError('It must be BASE+SIZE, such as 0x8080000000+128G.');
  if (bytes === 0) throw new InvalidArgumentError('Its size is zero.');
  if (start + bytes > LIMIT) throw new InvalidArgumentError('It ends beyond 2^52, the last physical address there is.');
  return { start: physAddr(start), end: physAddr(start + bytes) };
}

const LIMIT = 2 ** 52;

/** A number without 0x and without a unit could be meant either way. */
function address(text: string): number | undefined {
  if (!/^0x/i.test(text)) return /^\d+ ?[kmgt]/i.test(text) ? parseSize(text) : undefined;
  const token = parseAddress(text);
  return token.kind === 'address' ? token.value : undefined;
}

function blockSize(text: string): number {
  const bytes = parseSize(text);
  if (bytes === undefined || bytes < 2 ** 27 || !Number.isInteger(Math.log2(bytes))) {
    throw new InvalidArgumentError('It must be a power of two and at least 128 MiB, the size of a section.');
  }
  return bytes;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
