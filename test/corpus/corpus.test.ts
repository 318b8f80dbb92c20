import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review, type Review } from '../../src/analysis/index';
import { readBundles } from './bundle';
import { figuresOf } from './figures';
import { filesBelow } from './files';
import { CORPUS } from './folder';
import { readTable } from './table';

function reviewFile(file: string): { readonly text: string; readonly reviews: readonly Review[] } {
  const text = readFileSync(file, 'utf8');
  return { text, reviews: review({ name: path.basename(file), text }) };
}

if (existsSync(CORPUS)) {
  const rows = readTable(readFileSync(path.join(CORPUS, 'README.md'), 'utf8'));

  describe('real captures', () => {
    test.each(rows.map((row) => [row.file, row] as const))('%s', (file, row) => {
      const { text, reviews } = reviewFile(path.join(CORPUS, file));
      expect(figuresOf(file, text, reviews)).toEqual(row);
    });
  });

  describe('emulated machines, of which is known what they were given', () => {
    const bundles = readBundles(path.join(CORPUS, 'hosts'));

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
    test.each(filesBelow(CORPUS).map((file) => [path.relative(CORPUS, file)]))('%s', (file) => {
      const { text, reviews } = reviewFile(path.join(CORPUS, file));
      const crashed = reviews.flatMap(({ checks }) => checks.flatMap(({ code, result }) => (result.kind === 'crashed' ? `${code}: ${result.reason}` : [])));
      expect(crashed).toEqual([]);
      const spans = reviews.flatMap(({ findings }) => findings.flatMap(({ at, related }) => [at, ...related.map((place) => place.at)]));
      expect(spans.filter(({ span }) => span.start < 0 || span.end < span.start || span.end > text.length)).toEqual([]);
      for (const one of reviews) buildMapView(one, reviews, [lineIndex(text)]);
    });
  });
} else {
  test('a table of captures is read', () => {
    const table = ['| file | regions | memlist | TDMRs | max holes | PAMT KB | CMRs | observed |', '|---|---|---|---|---|---|---|---|', '| a.log | 5 | 4 | 3 | 2 | 4108 |  | failed -5, 0xc000050500000000 |', '| b.txt |  |  |  |  |  | 2 |  |'];
    expect(readTable(table.join('\n'))).toEqual([
      { file: 'a.log', regions: 5, memlist: 4, tdmrs: 3, maxHoles: 2, pamtKb: 4108, observed: 'failed -5, 0xc000050500000000' },
      { file: 'b.txt', cmrs: 2 },
    ]);
  });
}
