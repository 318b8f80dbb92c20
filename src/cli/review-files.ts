import path from 'node:path';
import type { Readable } from 'node:stream';
import { lineIndex, recogniseFormat, review, reviewHost, type ProfileId, type Review, type SourceText } from '../analysis/index';
import { readHost } from './input/read-host';
import { readSource } from './input/read-source';
import type { Reviewed } from './reporters/reporter';

/** What a command gives back of its files: reviews, and `NAME: why` of what could not be reviewed. */
export interface ReviewedFiles {
  readonly reviewed: readonly Reviewed[];
  readonly complaints: readonly string[];
}

interface KernelChoice {
  readonly kernel: ProfileId | 'auto';
}

const NOTHING_KNOWN = 'Nothing in it is known: no memory map, no CMR list and no line of TDX. Give a boot log (journalctl -k -b), a listing or a snapshot.';

/** Each file is a host of its own, and a snapshot that names captures is reviewed with them. */
export async function reviewEach(files: readonly string[], { kernel }: KernelChoice, stdin: Readable): Promise<ReviewedFiles> {
  const reviewed: Reviewed[] = [];
  const complaints: string[] = [];
  for (const file of files) {
    // One after the other: the text of a large file is let go before the next one is read.
    const read = await readSource(file, stdin);
    if (read.kind === 'unreadable') {
      complaints.push(`${nameOf(file)}: ${read.message}`);
      continue;
    }
    const { source } = read;
    const reviews = review(source, { profile: kernel });
    const named = reviews[0]?.host.references ?? [];
    if (named.length > 0) {
      // A snapshot that names the captures it belongs to is reviewed with them.
      const beside = named.map(({ value }) => path.resolve(path.dirname(file), value));
      const together = await reviewTogether(beside, { kernel }, stdin, [source]);
      reviewed.push(...together.reviewed);
      complaints.push(...together.complaints);
    } else if (recogniseFormat(source) === undefined && reviews.every(isBlank)) complaints.push(`${nameOf(file)}: ${NOTHING_KNOWN}`);
    else {
      const lines = [lineIndex(source.text)];
      reviewed.push(...reviews.map((one) => ({ review: one, lines })));
    }
  }
  return { reviewed, complaints };
}

/**
 * All files, and the files of all folders, are captures of one host.
 * @param given What has been read of it already: it stands before the files.
 */
export async function reviewTogether(files: readonly string[], { kernel }: KernelChoice, stdin: Readable, given: readonly SourceText[] = []): Promise<ReviewedFiles> {
  const { sources, complaints } = await readHost(files, stdin);
  const all = [...given, ...sources];
  if (all.length === 0) return { reviewed: [], complaints };
  const reviews = reviewHost(all, { profile: kernel });
  if (reviews.every(isBlank)) return { reviewed: [], complaints: [...complaints, `${files.map(nameOf).join(', ')}: ${NOTHING_KNOWN}`] };
  const lines = all.map(({ text }) => lineIndex(text));
  return { reviewed: reviews.map((one) => ({ review: one, lines })), complaints };
}

/** Whether the evidence holds nothing that a review could be about. */
function isBlank({ host, findings }: Review): boolean {
  return findings.length === 0 && host.regions === undefined && host.cmrs === undefined && host.present === undefined && host.windows === undefined && host.srat === undefined && host.observed.messages.length === 0;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
