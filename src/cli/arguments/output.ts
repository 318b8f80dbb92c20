import { Option } from 'commander';

/** `--output`, the same wherever a command makes something to keep. */
export function outputOption(): Option {
  return new Option('-o, --output <FILE>', 'file to write; else standard output');
}

export function forceOption(): Option {
  return new Option('--force', 'overwrite the file if it exists').default(false);
}
