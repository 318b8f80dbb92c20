import { json } from './json';
import { markdown } from './markdown';
import type { Reporter } from './reporter';
import { text } from './text';

/** Every format of `--format`. Adding one means one file and one line here. */
export const reporters: readonly Reporter[] = [text, json, markdown];
