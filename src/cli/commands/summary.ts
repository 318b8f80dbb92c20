import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { version } from '../../../package.json';
import type { SummaryArguments } from '../arguments/summary';
import { complain } from '../complain';
import type { ExitCode } from '../exit-code';
import { describeReadError } from '../input/read-source';
import { pieces } from '../ndjson/pieces';
import { readLine } from '../ndjson/read-line';
import { write, type Streams } from '../streams';
import { summaryJson } from '../summary/json';
import { summaryMarkdown } from '../summary/markdown';
import { createTally, type Tally } from '../summary/tally';
import { summaryText } from '../summary/text';

const LONGEST_LINE = 2 ** 28;
const LINE_END = 10;

/** Counts what the lines of many reviews say, and prints one table. */
export async function summary({ files, format, most }: SummaryArguments, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  const misused = misuse(files, stdin.isTTY === true);
  if (misused !== undefined) return complain([misused], stderr);
  const tally = createTally(most);
  const complaints: string[] = [];
  for (const file of files.length > 0 ? files : ['-']) {
    const why = await add(file, stdin, tally);
    if (why !== undefined) complaints.push(`${file === '-' ? 'standard input' : file}: ${why}`);
  }
  const { counts } = tally;
  if (counts.lines > counts.unknown || complaints.length === 0) {
    await write(stdout, format === 'json' ? summaryJson(counts, version) : format === 'markdown' ? summaryMarkdown(counts, most) : summaryText(counts, most));
  }
  return complain(complaints, stderr);
}

/** Reads one file to its end. What is wrong with it, if anything is. */
async function add(file: string, stdin: Readable, tally: Tally): Promise<string | undefined> {
  let number = 0;
  const unknown: number[] = [];
  try {
    // A stream without an encoding hands out buffers.
    const stream = (file === '-' ? stdin : createReadStream(file)) as AsyncIterable<Buffer>;
    for await (const piece of pieces(stream, LINE_END, LONGEST_LINE)) {
      number += 1;
      if (piece.kind === 'piece' && piece.bytes.length === 0) continue;
      const line = piece.kind === 'piece' ? readLine(piece.bytes.toString('utf8')) : undefined;
      if (line === undefined && unknown.length < 2) unknown.push(number);
      tally.add(line);
    }
  } catch (error) {
    return describeReadError(error);
  }
  const [first] = unknown;
  if (first === undefined) return undefined;
  return `Its line ${first}${unknown.length > 1 ? ', and not only that one,' : ''} is not of tdxmem check --format ndjson: cut off, or of something else. It is not counted as a host.`;
}

function misuse(files: readonly string[], terminal: boolean): string | undefined {
  if (files.length === 0 && terminal) return 'no file given and nothing is piped in. For example: tdxmem summary fleet.ndjson';
  return files.filter((file) => file === '-').length > 1 ? 'standard input can be read only once: give - once.' : undefined;
}
