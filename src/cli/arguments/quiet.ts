import type { Command } from 'commander';

/** Makes a command that ends no process and writes to a list what it would print. */
export function quiet(command: Command, printed: string[]): Command {
  return command.helpOption('-h, --help', 'print this help').exitOverride().configureOutput({
    writeOut: (text) => printed.push(text),
    writeErr: () => {},
    getOutHelpWidth: () => 84,
    getOutHasColors: () => false,
  });
}
