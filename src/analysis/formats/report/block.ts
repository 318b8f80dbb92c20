import { words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';

/**
 * The line below a heading of canonical/tdx `system-report.sh`: `### Kernel version`, a fence, and then what a program printed.
 * Copied from a page that shows the Markdown, the heading has lost its marks. Fences are blank lines to a reader.
 */
export function lineBelow(id: string, title: string, read: (line: LogLine) => LineResult): LineReader {
  return {
    id,
    starts: [`### ${title}`, title],
    read: (heading) => (words(heading).replace(/^### /, '') === title ? block(heading, read) : undefined),
  };
}

function block(heading: LogLine, read: (line: LogLine) => LineResult): Section {
  let below = false;
  return {
    take(line) {
      if (line.body === heading.body) return undefined;
      if (below) return 'ended';
      below = true;
      return read(line) ?? 'ended';
    },
  };
}
