import { lineIndex } from '../../../src/analysis/index';
import { readDirective, type Directive } from './directive';

/** A text to review and what must come out of it. */
export interface Fixture {
  /** `region-not-convertible/fires-cxl.txt`. */
  readonly path: string;
  readonly text: string;
  readonly expectations: readonly Expectation[];
}

export interface Expectation {
  /** The line of the text that it is about, from 1. */
  readonly line: number;
  readonly directive: Directive;
}

const MARKER = '#! ';

/**
 * Takes the markers out of a dump. A marker stands below the line it is about; those above the first line are about it
 * too. What is left is the dump as somebody captured it, line ends and all.
 */
export function readMarked(path: string, marked: string): Fixture {
  const expectations: Expectation[] = [];
  let text = '';
  let last = 1;
  for (const line of marked.split(/(?<=\n)/)) {
    if (line.startsWith(MARKER)) {
      expectations.push({ line: last, directive: directiveAt(path, line.slice(MARKER.length)) });
    } else {
      // An editor takes a lone CR for the end of a line.
      last = lineIndex(text).lineCount;
      text += line;
    }
  }
  return { path, text, expectations };
}

/** A snapshot is JSON, which takes no markers: they stand in a file beside it, findings with the number of their line. */
export function readBeside(path: string, text: string, beside: string): Fixture {
  const expectations = beside.split('\n').flatMap((line): Expectation[] => {
    if (line === '') return [];
    const [, number = '1', rest = line] = /^(\d+) (.+)$/.exec(line) ?? [];
    return [{ line: Number(number), directive: directiveAt(path, rest) }];
  });
  return { path, text, expectations };
}

function directiveAt(path: string, text: string): Directive {
  try {
    return readDirective(text.trimEnd());
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
