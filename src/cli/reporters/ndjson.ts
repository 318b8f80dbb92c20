import type { Host } from '../../analysis/index';
import { reviewReport } from './json';
import type { Reporter, Reviewed } from './reporter';

/**
 * The contract of schemas/ndjson.schema.json: one line for each review, the same object as in `reviews` of `--format json`,
 * with what it takes to understand a line alone.
 */
export const ndjson: Reporter = {
  id: 'ndjson',
  print(reviews, { version }) {
    const sources = [...new Set(reviews.map(({ lines }) => lines))].map((lines) => reviews.filter((one) => one.lines === lines));
    return sources.map((reviewed) => linesOf({ file: reviewed[0]?.review.sources[0] ?? '', reviewed, errors: [] }, version)).join('');
  },
};

/** What became of one name: reviews, and what could not be reviewed. */
export interface FileOutcome {
  /** As given. */
  readonly file: string;
  readonly reviewed: readonly Reviewed[];
  readonly errors: readonly string[];
}

/** The lines of one file, each with its line end. They are numbered, so that it shows where the last ones are missing. */
export function linesOf({ file, reviewed, errors }: FileOutcome, version: string): string {
  const bodies = [...reviewed.map(reviewBody), ...errors.map((error) => ({ error }))];
  const tool = { name: 'tdxmem', version };
  return bodies.map((body, index) => `${JSON.stringify({ formatVersion: 1, tool, file, part: index + 1, parts: bodies.length, ...body })}\n`).join('');
}

function reviewBody(reviewed: Reviewed): object {
  const { review } = reviewed;
  return { newest: review.newest, machine: machine(review.host), ...reviewReport(reviewed) };
}

function machine({ name, machine: { dmi, cpu } }: Host): object {
  return { name: name?.value ?? null, model: dmi?.machine ?? null, bios: dmi?.bios ?? null, cpu: cpu?.name ?? null };
}
