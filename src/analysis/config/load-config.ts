import { lineIndex, type LineIndex, type Span } from '../base/span';
import type { Config } from './config';
import { readConfig } from './read-config';

/** How configurations are reached where the review runs. A file is named by a path, or by an address. */
export interface ConfigFiles {
  /** Its text; `undefined` where there is no such file. What cannot be read for another reason is said. */
  read(file: string): Promise<string | { readonly unreadable: string } | undefined>;
  /** Where a path that stands in `from` leads. */
  resolve(from: string, path: string): string;
  /** `file` as seen from the folder of `config`, with `/` between names; `undefined` where it does not lie below that folder. */
  below(config: string, file: string): string | undefined;
}

/** One configuration, and where it was read. */
export interface ConfigLayer {
  readonly file: string;
  readonly config: Config;
  /** Of its text. */
  readonly lines: LineIndex;
}

/** A mistake in a configuration. */
export interface ConfigComplaint {
  readonly file: string;
  readonly span: Span;
  /** From 1, in UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface LoadedConfig {
  /** What others build on stands first: a later one has the last word. */
  readonly layers: readonly ConfigLayer[];
  readonly complaints: readonly ConfigComplaint[];
}

const NOTHING: Span = { start: 0, end: 0 };

/** Reads a configuration and all that it builds on. */
export async function loadConfig(file: string, files: ConfigFiles): Promise<LoadedConfig> {
  const layers: ConfigLayer[] = [];
  const complaints: ConfigComplaint[] = [];
  const done = new Set<string>();
  /** @param above The configurations that led here, the one that names this last; none for the first. */
  const visit = async (at: string, above: readonly string[]): Promise<string | undefined> => {
    if (above.includes(at)) return `It builds on itself: ${[...above.slice(above.indexOf(at)), at].join(' -> ')}. Take one of these out of \`extends\`.`;
    if (done.has(at)) return undefined;
    done.add(at);
    const text = await files.read(at);
    const named = above.length > 0;
    if (text === undefined) return named ? `There is no file ${at}. The path is relative to the folder of this file.` : 'There is no such file.';
    if (typeof text !== 'string') return named ? `${at}: ${text.unreadable}` : text.unreadable;
    const lines = lineIndex(text);
    const complain = (span: Span, message: string): void => {
      const { line, column } = lines.positionAt(span.start);
      complaints.push({ file: at, span, line: line + 1, column: column + 1, message });
    };
    const { config, complaints: mistakes } = readConfig(text);
    for (const { span, message } of mistakes) complain(span, message);
    for (const { path, span } of config.extends) {
      const wrong = await visit(files.resolve(at, path), [...above, at]);
      if (wrong !== undefined) complain(span, wrong);
    }
    layers.push({ file: at, config, lines });
    return undefined;
  };
  const wrong = await visit(file, []);
  if (wrong !== undefined) complaints.push({ file, span: NOTHING, line: 1, column: 1, message: wrong });
  return { layers, complaints };
}
