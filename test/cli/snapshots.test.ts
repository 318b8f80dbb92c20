import { describe, expect, test } from 'vitest';
import { lineIndex, reviewHost, type Review, type SourceText } from '../../src/analysis/index';
import { snapshotText } from '../../src/cli/snapshot/snapshot-text';
import { allFixtures } from '../cases/support/fixtures';
import { essence, readBack, snapshotOf } from '../support/snapshot-round-trip';

/** Reviews of whole boots of hosts: of others there is no snapshot. */
function reviewsOf(source: SourceText): readonly Review[] {
  return reviewHost([source]).filter(({ host }) => host.environment.value === 'host' && host.kdump === undefined);
}

const fixtures = allFixtures().map(({ path, text }) => ({ name: path, text }));

describe('a snapshot of each fixture is reviewed like the fixture', () => {
  test.each(fixtures.filter((source) => reviewsOf(source).length > 0).map((source) => [source.name, source] as const))('%s', (_, source) => {
    for (const review of reviewsOf(source)) {
      const text = snapshotOf(review, [source]);
      const back = readBack(text);
      expect(essence(back)).toEqual(essence(review));
      expect(essence(readBack(snapshotOf(back, [{ name: 'host.tdxmem.json', text }])))).toEqual(essence(review));
    }
  });
});

describe('where a value stands', () => {
  const dmesg = { name: 'a/dmesg.txt', text: 'Linux version 6.14.0 (x)\n\n  node   0: [mem 0x0000000000100000-0x000000003fffffff]\n' };
  const cmrs = { name: '-', text: 'virt/tdx: CMR: [0x100000, 0x40000000)\n' };

  test('is told of items beside them, and of single values by their path', () => {
    const [review] = reviewHost([dmesg, cmrs]);
    if (review === undefined) throw new Error('no boot');
    expect(JSON.parse(snapshotText({ review, lines: [dmesg, cmrs].map(({ text }) => lineIndex(text)) }))).toEqual({
      formatVersion: 1,
      host: { kernelRelease: '6.14.0' },
      cmrs: [{ base: '0x100000', size: '0x3ff00000', provenance: '<stdin>:1' }],
      memblock: { from: 'early-node-ranges', memory: [{ base: '0x100000', size: '0x3ff00000', node: 0, provenance: 'a/dmesg.txt:3' }] },
      provenance: { '/host/kernelRelease': 'a/dmesg.txt:1' },
    });
  });
});
