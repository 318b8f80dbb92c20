import type { Command } from 'commander';

/** One command as the command line knows it: how it is written, and what its arguments become. */
export interface CommandLine<A> {
  readonly name: string;
  /** Declares arguments, options and help on a command of that name; `done` takes what was given. */
  declare(command: Command, done: (args: A) => void): void;
}
