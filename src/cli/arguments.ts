import { Command, CommanderError, Option } from 'commander';
import { PROFILE_IDS, profiles, type ProfileId, type Severity } from '../analysis/index';
import { version } from '../../package.json';
import { reporters } from './reporters/registry';

export interface CheckArguments {
  /** As given; `-` is standard input. */
  readonly files: readonly string[];
  readonly format: string;
  readonly kernel: ProfileId | 'auto';
  readonly failOn: Severity;
  readonly full: boolean;
  /** False after `--no-color`. */
  readonly color: boolean;
}

export type Arguments =
  | { readonly kind: 'check'; readonly check: CheckArguments }
  /** `--help` or `--version`: text for standard output. */
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string };

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information'];

const ABOUT = `Reviews the memory configuration of an Intel TDX host, offline: will TDX come up on
this memory, which line is to blame, and what may be added later?`;

const CHECK_HELP = `
Each FILE is a boot log, a listing of memblock, a list of CMRs, a mail with any of
these in it, or a snapshot (*.tdxmem.json). Without FILE, or with -, standard input
is read.

Kernel profiles:
${profiles.map(({ id, title }) => `  ${id.padEnd(12)} ${title}`).join('\n')}

Exit status:
  0  no finding at or above the --fail-on level; suppressed ones do not count
  1  at least one
  2  something could not be run or read

Examples:
  journalctl -k -b | tdxmem check
  tdxmem check dmesg.log iomem-host.tdxmem.json
  tdxmem check --kernel cmr-v8 dmesg.log
  tdxmem check --format json --fail-on warning dmesg.log > report.json`;

/** Reads a command line without the program's own name. Prints nothing and never ends the process. */
export function parseArguments(args: readonly string[]): Arguments {
  const printed: string[] = [];
  let result: Arguments | undefined;
  const program = quiet(new Command('tdxmem'), printed)
    .description(ABOUT)
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .addHelpText('after', '\nSee "tdxmem check --help" for options and examples.');
  checkCommand(program, printed).action((files: readonly string[], options: Omit<CheckArguments, 'files'>) => {
    result = { kind: 'check', check: { files, ...options } };
  });
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return stopped(error, printed.join(''), args);
  }
  return result ?? { kind: 'wrong', message: 'no command given', hint: HINT };
}

const HINT = 'To review a file: tdxmem check FILE. For help: tdxmem --help.';

function checkCommand(program: Command, printed: string[]): Command {
  return quiet(program.command('check'), printed)
    .description('review boot logs, memory dumps and snapshots')
    .argument('[FILE...]', 'files to review; - is standard input')
    .helpOption('-h, --help', 'print this help')
    .addOption(new Option('-f, --format <format>', 'how to print the report').choices(reporters.map(({ id }) => id)).default('text'))
    .addOption(new Option('-k, --kernel <profile>', 'which kernel to reproduce').choices(['auto', ...PROFILE_IDS]).default('auto'))
    .addOption(new Option('--fail-on <severity>', 'least severity that makes the exit status 1').choices(SEVERITIES).default('error'))
    .option('--full', 'print every row and every finding', false)
    .option('--no-color', 'print without colours, as NO_COLOR does')
    .addHelpText('after', CHECK_HELP);
}

function quiet(command: Command, printed: string[]): Command {
  return command.exitOverride().configureOutput({
    writeOut: (text) => printed.push(text),
    writeErr: () => {},
    getOutHelpWidth: () => 84,
    getOutHasColors: () => false,
  });
}

function stopped({ code, message }: CommanderError, printed: string, args: readonly string[]): Arguments {
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return { kind: 'print', text: printed };
  if (code === 'commander.help') return { kind: 'wrong', message: 'no command given', hint: HINT };
  const plain = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  return { kind: 'wrong', message: plain, hint: args[0] === 'check' ? 'For help: tdxmem check --help.' : HINT };
}
