import { bash } from './bash';
import type { ProgramDescription } from './describe';
import { fish } from './fish';
import { zsh } from './zsh';

/** Every shell of `tdxmem completion`. Adding one means one file and one line here. */
export const shells: Readonly<Record<string, (program: ProgramDescription) => string>> = { bash, zsh, fish };
