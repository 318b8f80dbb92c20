import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review, type Review } from '../../src/analysis/index';
import { readBundles } from './bundle';
import { observedWords } from './observed';
import { readTable, type CorpusRow } from './table';

/** Captures of other people's machines, which are no part of the project. Without the folder only the reader of its table is tested. */
const FOLDER = process.env['TDXMEM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      return statSync(file).isDirectory() ? filesBelow(file) : [file];
    });
}

function reviewFile(file: string): { readonly text: string; readonly reviews: readonly Review[] } {
  const text = readFileSync(file, 'utf8');
  return { text, reviews: review({ name: path.basename(file), text }) };
}

/** The figures of a row as the reviews have them; those of memory are of the first boot. */
function figuresOf(file: string, { text, reviews }: ReturnType<typeof reviewFile>): CorpusRow {
  const [first] = reviews;
  const fromNodes = first?.host.regions !== undefined && first.host.regions.origin !== 'e820' && first.host.regions.origin !== 'memblock-debugfs';
  const judged = first?.host.environment.value === 'host';
  const cmrs = reviews.reduce((sum, { host }) => sum + (host.cmrs?.list.length ?? 0), 0);
  const observed = reviews.map(({ host }) => observedWords(host, text)).filter((words) => words !== '').join('; ');
  return {
    file,
    ...(fromNodes && judged ? { regions: first?.host.regions?.list.length ?? 0, memlist: first?.memlist?.length ?? 0 } : {}),
    ...(cmrs === 0 ? {} : { cmrs }),
    ...(observed === '' ? {} : { observed }),
  };
}

if (existsSync(FOLDER)) {
  const rows = readTable(readFileSync(path.join(FOLDER, 'README.md'), 'utf8'));

  describe('real captures', () => {
    test.each(rows.map((row) => [row.file, row] as const))('%s', (file, row) => {
      expect(figuresOf(file, reviewFile(path.join(FOLDER, file)))).toEqual(row);
    });
  });

  describe('emulated machines, of which is known what they were given', () => {
    const bundles = readBundles(path.join(FOLDER, 'hosts'));

    test.each(bundles.map((bundle) => [bundle.name, bundle] as const))('%s', (_, { host, debugfs, truth }) => {
      expect(host.memoryBlockSize?.value).toBe(Number(truth.block_size));
      const given = truth.srat_memory?.map(({ pxm, base, end, hotplug }) => ({ pxm, start: Number(base), end: Number(end) + 1, hotplug }));
      // A machine of one node prints no SRAT, and one log has lost its beginning.
      if (host.srat !== undefined) expect(host.srat.map(({ pxm, range, hotplug }) => ({ pxm, start: range.start, end: range.end, hotplug }))).toEqual(given);
      // Before anything is added the kernel's own list is what it printed of it at boot.
      if (debugfs !== undefined) expect(debugfs.regions?.list.map(({ range, node }) => ({ range, node }))).toEqual(host.regions?.list.map(({ range, node }) => ({ range, node })));
    });

    test('most of them say so', () => {
      expect(bundles.length).toBeGreaterThan(25);
      expect(bundles.filter(({ host }) => host.srat !== undefined).length).toBeGreaterThan(20);
      expect(bundles.filter(({ debugfs }) => debugfs !== undefined).length).toBeGreaterThan(2);
    });
  });

  describe('every file is reviewed', () => {
    test.each(filesBelow(FOLDER).map((file) => [path.relative(FOLDER, file)]))('%s', (file) => {
      const { text, reviews } = reviewFile(path.join(FOLDER, file));
      const crashed = reviews.flatMap(({ checks }) => checks.flatMap(({ code, result }) => (result.kind === 'crashed' ? `${code}: ${result.reason}` : [])));
      expect(crashed).toEqual([]);
      const spans = reviews.flatMap(({ findings }) => findings.flatMap(({ at, related }) => [at, ...related.map((place) => place.at)]));
      expect(spans.filter(({ span }) => span.start < 0 || span.end < span.start || span.end > text.length)).toEqual([]);
      for (const one of reviews) buildMapView(one, reviews, [lineIndex(text)]);
    });
  });
} else {
  test('a table of captures is read', () => {
    const table = ['| file | regions | memlist | TDMRs | CMRs | observed |', '|---|---|---|---|---|---|', '| a.log | 5 | 4 | 3 |  | failed -5, 0xc000050500000000 |', '| b.txt |  |  |  | 2 |  |'];
    expect(readTable(table.join('\n'))).toEqual([
      { file: 'a.log', regions: 5, memlist: 4, observed: 'failed -5, 0xc000050500000000' },
      { file: 'b.txt', cmrs: 2 },
    ]);
  });
}
