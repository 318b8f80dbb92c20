import { Option } from 'commander';
import type { CommandLine } from './command-line';

export const DECODE_FORMATS = ['text', 'json'] as const;

export interface DecodeArguments {
  /** Statuses, error numbers or lines, as given. */
  readonly texts: readonly string[];
  readonly format: (typeof DECODE_FORMATS)[number];
}

const HELP = `
STATUS is what the TDX module returned, in hexadecimal with or without 0x or in
decimal; or an error number of the kernel such as -28; or a line of a log that holds
either, in quotes.

Exit status:
  0  everything was decoded
  2  something is neither a status nor an error number

Examples:
  tdxmem decode 0xc0000a0200000003
  tdxmem decode -28
  tdxmem decode "virt/tdx: SEAMCALL (0x2d) failed: 0xc0000a0200000003"`;

export const decodeLine: CommandLine<DecodeArguments> = {
  name: 'decode',
  declare(command, done) {
    command
      .description('say what a status of the TDX module or an error number means')
      .argument('<STATUS...>', 'a status, an error number, or a log line in quotes')
      .addOption(new Option('-f, --format <format>', 'how to print it').choices(DECODE_FORMATS).default('text'))
      .addHelpText('after', HELP)
      .action((texts: readonly string[], options: Omit<DecodeArguments, 'texts'>) => done({ texts, ...options }));
  },
};
