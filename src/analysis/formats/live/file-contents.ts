import type { Place } from '../../base/span';
import { placeOf, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';
import { cutLine } from './cut-line';
import { HEADING_STARTS, headedFiles } from './heading';
import { autoOnlineBlocks, blockSizeBytes, memmapOnMemory } from './hotplug-settings';
import type { FileCollector, FileGroup, KnownFile } from './known-file';
import { memblockList, memblockListHeading } from './memblock-list';
import { memmapEntries } from './memmap-entries';
import { memoryBlockFiles } from './memory-block-files';
import { procCmdline, procVersion } from './running-kernel';

const FILES: readonly KnownFile[] = [blockSizeBytes, autoOnlineBlocks, memmapOnMemory, procCmdline, procVersion, memblockList];
const GROUPS: readonly FileGroup[] = [memmapEntries, memoryBlockFiles];

/**
 * Files of a running system that are shown with their names: `PATH:VALUE`, as grep and people write them, or a heading and
 * the value in the line below.
 */
export const fileContents: LineReader = {
  id: 'file-contents',
  sign: /\/firmware\/memmap\/\d{1,6}\/(?:start|end|type):|\/memory\d{1,9}\/state:o/,
  starts: [...HEADING_STARTS, 'memory', 'block_size_bytes', 'auto_online_blocks'],
  read(line) {
    const stated = statementOf(line);
    const named = stated === undefined ? headedFiles(words(line)) : [stated.path];
    return named.some(isKnown) ? contents([]) : undefined;
  },
};

/** `awaited`: files whose contents come next, a line of each. */
export function contents(awaited: readonly string[]): Section {
  const collectors = new Map(GROUPS.map((group) => [group, group.collect()]));
  let next = [...awaited];
  return {
    take(line): LineResult | 'ended' {
      const at = placeOf(line);
      const stated = statementOf(line);
      if (stated !== undefined && isKnown(stated.path)) {
        next = [];
        return contentOf(stated.path, stated.value, at, collectors) ?? cutLine(line);
      }
      const headed = headedFiles(words(line)).filter(isKnown);
      if (headed.length > 0) {
        const listing = headed.flatMap((path) => memblockListHeading(path, at));
        next = listing.length > 0 ? [] : headed;
        return listing;
      }
      if (isOfNoInterest(line)) return undefined;
      const path = next.shift();
      return (path === undefined ? undefined : contentOf(path, line, at, collectors)) ?? 'ended';
    },
    end: () => Array.from(collectors.values()).flatMap((collector) => collector.end() ?? []),
  };
}

/** Another file below /sys or /proc, or the lines that more prints around a name. */
function isOfNoInterest(line: LogLine): boolean {
  return /^(?:\/(?:sys|proc)\/[^\s:]{1,200}:|:{8,}$)/.test(words(line).slice(0, 240));
}

function isKnown(path: string): boolean {
  return [...FILES, ...GROUPS].some((known) => known.path.test(path));
}

/** What a known file says; nothing when its content is of no interest, `undefined` when it is none of its kind. */
function contentOf(path: string, content: LogLine, at: Place, collectors: ReadonlyMap<FileGroup, FileCollector>): LineResult {
  const readers = [...FILES.map((file) => [file.path, file] as const), ...Array.from(collectors, ([group, collector]) => [group.path, collector] as const)];
  for (const [form, reader] of readers) {
    const match = form.exec(path);
    if (match !== null) return reader.read(content, at, match);
  }
  return undefined;
}

/** `PATH:VALUE`, `PATH: VALUE`, `PATH = VALUE`. */
function statementOf(line: LogLine): { readonly path: string; readonly value: LogLine } | undefined {
  const { path, between = '' } = STATEMENT.exec(words(line).slice(0, 300))?.groups ?? {};
  return path === undefined ? undefined : { path, value: { ...line, body: line.body + path.length + between.length } };
}

const STATEMENT = /^(?<path>\/?[\w.+@-]{1,100}(?:\/[\w.+@-]{1,100}){0,12})(?<between> {0,2}[:=] {0,2})(?=\S)/;
