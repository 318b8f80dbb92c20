import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reviewHost, type Review, type SourceText } from '../../src/analysis/index';
import { essence, readBack, snapshotOf } from '../support/snapshot-round-trip';
import { CORPUS } from './folder';

/** Each file by itself, and each folder of `hosts` together. */
function evidence(): readonly (readonly [name: string, files: readonly string[]])[] {
  if (!existsSync(CORPUS)) return [];
  const single = readdirSync(CORPUS).filter((name) => statSync(path.join(CORPUS, name)).isFile() && name !== 'README.md');
  const hosts = path.join(CORPUS, 'hosts');
  const folders = existsSync(hosts) ? readdirSync(hosts).filter((name) => existsSync(path.join(hosts, name, 'truth.json'))) : [];
  return [
    ...single.sort().map((name) => [name, [name]] as const),
    ...folders.sort().map((name) => [`hosts/${name}`, readdirSync(path.join(hosts, name)).filter((file) => file !== 'truth.json').sort().map((file) => path.join('hosts', name, file))] as const),
  ];
}

function newest(files: readonly string[]): { readonly sources: readonly SourceText[]; readonly review: Review } {
  const sources = files.map((name) => ({ name, text: readFileSync(path.join(CORPUS, name), 'utf8') }));
  const [first] = reviewHost(sources);
  if (first === undefined) throw new Error('no boot');
  return { sources, review: first };
}

const all = evidence();

describe.skipIf(all.length === 0)('a snapshot of real captures is reviewed like them', () => {
  test.each(all)('%s', (_, files) => {
    const { sources, review } = newest(files);
    // A snapshot is of a host, and of a boot that has all of its memory.
    if (review.host.environment.value !== 'host' || review.host.kdump !== undefined) return;
    const text = snapshotOf(review, sources);
    const back = readBack(text);
    expect(back.problems.filter(({ code }) => code !== 'unread')).toEqual([]);
    expect(essence(back)).toEqual(essence(review));
    expect(essence(readBack(snapshotOf(back, [{ name: 'host.tdxmem.json', text }])))).toEqual(essence(review));
  });
});
