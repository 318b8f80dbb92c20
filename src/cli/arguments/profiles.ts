import { Option } from 'commander';
import { PROFILE_IDS, profiles } from '../../analysis/index';

/** `--kernel`, the same wherever it is offered. */
export function kernelOption(): Option {
  return new Option('-k, --kernel <profile>', 'which kernel to reproduce').choices(['auto', ...PROFILE_IDS]).default('auto');
}

export const PROFILES_HELP = `Kernel profiles:
${profiles.map(({ id, title }) => `  ${id.padEnd(12)} ${title}`).join('\n')}`;
