import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Reading } from '../../src/analysis/evidence/reading';
import { formats } from '../../src/analysis/formats/registry';
import { encodingOf, review, type Review } from '../../src/analysis/index';
import { FAMILIES } from './families';
import { figuresOf } from './figures';
import { filesBelow } from './files';
import { hostFigures, reviewBundle, trueFigures } from './host-truth';
import { countLines, type LineCount } from './lines';
import { hasTable, readTable, type CorpusRow } from './table';

/** What became of one file, or of all files of one machine. */
export interface Row {
  readonly name: string;
  /** What was read in it, most of it first. */
  readonly families: readonly string[];
  readonly boots: number;
  readonly facts: number;
  readonly figures: Omit<CorpusRow, 'file'>;
  readonly verdicts: readonly string[];
  readonly crashes: readonly string[];
  /** Figures that are other ones than those told beside it; undefined where none are told. */
  readonly differences: readonly string[] | undefined;
  readonly lines?: LineCount;
}

/** A file by itself, compared with the table in the README beside it. */
export function fileRow(folder: string, file: string): Row {
  const name = path.relative(folder, file);
  const bytes = readFileSync(file);
  if (encodingOf(bytes) === undefined) return { ...emptyRow(name), families: ['no text'] };
  const text = bytes.toString();
  const source = { name: file, text };
  return guarded(name, () => {
    const reading = readingOf(source);
    const reviews = review(source);
    const { file: _, ...figures } = figuresOf(path.basename(file), text, reviews);
    const told = tableBeside(file).find((row) => row.file === path.basename(file));
    return {
      ...emptyRow(name),
      ...ofReviews(reviews),
      ...countFacts(reading),
      figures,
      differences: told && differences({ ...told, file: undefined }, figures),
      lines: countLines(text, reading),
    };
  });
}

/** All captures of one machine, compared with what it was given. */
export function bundleRow(folder: string, bundle: string): Row {
  const name = `${path.relative(folder, bundle) || path.basename(bundle)}/`;
  return guarded(name, () => {
    const reviews = reviewBundle(bundle);
    const [newest] = reviews;
    if (newest === undefined) throw new Error('no boot');
    const { file: _, observed: __, ...figures } = figuresOf(name, '', [newest]);
    const facts = filesBelow(bundle).reduce((sum, file) => sum + countFacts(readingOf({ name: file, text: readFileSync(file, 'utf8') })).facts, 0);
    return { ...emptyRow(name), ...ofReviews(reviews), families: ['one host'], facts, figures, differences: differences(trueFigures(bundle), hostFigures(bundle, newest)) };
  });
}

function emptyRow(name: string): Row {
  return { name, families: [], boots: 0, facts: 0, figures: {}, verdicts: [], crashes: [], differences: undefined };
}

/** A capture that nobody foresaw must not keep the others from being looked at. */
function guarded(name: string, make: () => Row): Row {
  try {
    return make();
  } catch (error) {
    return { ...emptyRow(name), crashes: [error instanceof Error ? error.message : String(error)] };
  }
}

function ofReviews(reviews: readonly Review[]): Pick<Row, 'boots' | 'verdicts' | 'crashes'> {
  return {
    boots: reviews.length,
    verdicts: [...new Set(reviews.map(({ host, verdict }) => (host.environment.value === 'host' ? verdict.kind : host.environment.value)))],
    crashes: reviews.flatMap(({ checks }) => checks.flatMap(({ code, result }) => (result.kind === 'crashed' ? [`${code}: ${result.reason}`] : []))),
  };
}

function readingOf(source: { readonly name: string; readonly text: string }): Reading {
  const format = formats.find((candidate) => candidate.recognises(source)) ?? formats.at(-1);
  if (format === undefined) throw new Error('no format');
  return format.read(source, 0);
}

function countFacts({ boots }: Reading): Pick<Row, 'families' | 'facts'> {
  const counts = new Map<string, number>();
  for (const { kind } of boots.flatMap(({ facts }) => facts)) counts.set(FAMILIES[kind], (counts.get(FAMILIES[kind]) ?? 0) + 1);
  const all = Array.from(counts).sort(([, one], [, other]) => other - one);
  return { families: all.map(([family]) => family), facts: all.reduce((sum, [, facts]) => sum + facts, 0) };
}

function tableBeside(file: string): readonly CorpusRow[] {
  const readme = path.join(path.dirname(file), 'README.md');
  const markdown = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
  return hasTable(markdown) ? readTable(markdown) : [];
}

/** `regions: 5, not 4`, for what is told and for what is found besides. */
function differences(told: object, found: object): readonly string[] {
  const expected = new Map(Object.entries(told));
  const actual = new Map(Object.entries(found));
  const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200));
  return [...new Set([...expected.keys(), ...actual.keys()])]
    .filter((key) => !isDeepStrictEqual(plain(expected.get(key)), plain(actual.get(key))))
    .map((key) => `${key}: ${shown(actual.get(key))}, not ${shown(expected.get(key))}`);
}

/** Without fields that are undefined. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
