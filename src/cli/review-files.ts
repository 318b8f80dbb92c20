import path from 'node:path';
import type { Readable } from 'node:stream';
import { lineIndex, recogniseFormat, review, reviewHost, type ProfileId, type Review, type SourceText } from '../analysis/index';
import { BINARY } from './input/decode';
import { readHost } from './input/read-host';
import { readSource } from './input/read-source';
import type { FixFinder, Reviewed } from './reporters/reporter';

/** What a command gives back of its files: reviews, and `NAME: why` of what could not be reviewed. */
export interface ReviewedFiles {
  readonly reviewed: readonly Reviewed[];
  readonly complaints: readonly string[];
}

export interface ReviewChoice {
  readonly kernel: ProfileId | 'auto';
  /** Looks for edits that answer findings, while the texts are at hand; absent where nobody wants them. */
  readonly fixes?: FixFinder;
}

const NOTHING_KNOWN = 'Nothing in it is known: no memory map, no CMR list and no line of TDX. Give a boot log (journalctl -k -b), a listing or a snapshot.';

/** Each file is a host of its own, and a snapshot that names captures is reviewed with them. */
export async function reviewEach(files: readonly string[], choice: ReviewChoice, stdin: Readable): Promise<ReviewedFiles> {
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
    const reviews = review(source, { profile: choice.kernel });
    const named = reviews[0]?.host.references ?? [];
    if (named.length > 0) {
      // A snapshot that names the captures it belongs to is reviewed with them.
      const beside = named.map(({ value }) => path.resolve(path.dirname(file), value));
      const together = await reviewTogether(beside, choice, stdin, [source]);
      reviewed.push(...together.reviewed);
      complaints.push(...together.complaints);
    } else if (recogniseFormat(source) === undefined && reviews.every(isBlank)) complaints.push(`${nameOf(file)}: ${NOTHING_KNOWN}`);
    else {
      reviewed.push(...withLines(reviews, [source], choice));
    }
  }
  return { reviewed, complaints };
}

/**
 * All files, and the files of all folders, are captures of one host.
 * @param given What has been read of it already: it stands before the files.
 */
export async function reviewTogether(files: readonly string[], choice: ReviewChoice, stdin: Readable, given: readonly SourceText[] = []): Promise<ReviewedFiles> {
  const { sources, complaints } = await readHost(files, stdin);
  const all = [...given, ...sources];
  if (all.length === 0) return { reviewed: [], complaints };
  const reviews = reviewHost(all, { profile: choice.kernel });
  if (reviews.every(isBlank)) return { reviewed: [], complaints: [...complaints, `${files.map(nameOf).join(', ')}: ${NOTHING_KNOWN}`] };
  return { reviewed: withLines(reviews, all, choice), complaints };
}

/** Reviews with all that is needed of the texts, so that these can be let go. */
function withLines(reviews: readonly Review[], sources: readonly SourceText[], { fixes }: ReviewChoice): readonly Reviewed[] {
  const lines = sources.map(({ text }) => lineIndex(text));
  const found = fixes?.(reviews, sources, lines);
  return reviews.map((review, index) => ({ review, lines, ...(found !== undefined && { fixes: found[index] ?? [] }) }));
}

/** Whether a complaint says that a file is no capture at all, rather than that it could not be read. */
export function saysNoCapture(complaint: string): boolean {
  return complaint.endsWith(NOTHING_KNOWN) || complaint.endsWith(BINARY);
}

/** Whether the evidence holds nothing that a review could be about. */
function isBlank({ host, findings }: Review): boolean {
  return findings.length === 0 && host.regions === undefined && host.cmrs === undefined && host.present === undefined && host.windows === undefined && host.srat === undefined && host.observed.messages.length === 0;
}

function nameOf(file: string): string {
  return file === '-' ? 'standard input' : file;
}
