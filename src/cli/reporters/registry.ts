import { github } from './github';
import { json } from './json';
import { junit } from './junit';
import { markdown } from './markdown';
import { ndjson } from './ndjson';
import type { Reporter } from './reporter';
import { sarif } from './sarif';
import { text } from './text';
import { unix } from './unix';

/** Every format of `--format`. Adding one means one file and one line here. */
export const reporters: readonly Reporter[] = [text, json, ndjson, sarif, github, junit, markdown, unix];
