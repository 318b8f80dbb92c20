import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../src/analysis/formats/capture/capture';
import { gatherBoots, type GatheredBoots } from '../../../src/analysis/host/gather';

function gather(files: Readonly<Record<string, string>>): GatheredBoots {
  return gatherBoots(Object.entries(files).map(([name, text], index) => ({ source: { name, text }, reading: readCapture({ name, text }, index) })));
}

/** Indices of the sources of each boot. */
function sourcesOf({ boots }: GatheredBoots): readonly (readonly number[])[] {
  return boots.map(({ parts }) => parts.map(({ source }) => source));
}

const MAP = 'BIOS-e820: [mem 0x0000000000001000-0x000000000009ffff] usable';
const NODES = 'node   0: [mem 0x0000000000001000-0x000000000009efff]';
const BOOT = (stamp: string, release = '6.8.0'): string => `[    0.000000] Linux version ${release} (b)\n[    0.000000] ${MAP}\n[    0.0${stamp}] ${NODES}\n`;
const LISTING = '0x0000000000000000-0x0000000007ffffff';
const LSMEM = `RANGE SIZE STATE REMOVABLE BLOCK\n${LISTING} 128M online yes 0\n`;

describe('logs', () => {
  test('one boot captured twice is one boot', () => {
    expect(sourcesOf(gather({ 'console.txt': BOOT('11111'), 'dmesg.txt': BOOT('11111') }))).toEqual([[0, 1]]);
  });

  test('the same kernel booted twice is two boots', () => {
    expect(sourcesOf(gather({ 'a.txt': BOOT('11111'), 'b.txt': BOOT('22222') }))).toEqual([[0], [1]]);
  });

  test('two boots that meet in one time are two all the same', () => {
    const later = (stamp: string): string => `${BOOT(stamp)}[    1.512345] virt/tdx: module initialized\n`;
    expect(sourcesOf(gather({ 'a.txt': later('11111'), 'b.txt': later('22222') }))).toEqual([[0], [1]]);
  });

  test('a log that begins late and one that ends early are one boot where they meet', () => {
    const end = '[    1.512345] virt/tdx: BIOS enabled: private KeyID range [32, 64)\n[    2.000000] virt/tdx: module initialized\n';
    expect(sourcesOf(gather({ 'console.txt': BOOT('11111') + end, 'dmesg.txt': end }))).toEqual([[0, 1]]);
  });

  test('a log without times is of the boot that has the same maps', () => {
    expect(sourcesOf(gather({ 'a.txt': BOOT('11111'), 'b.txt': `Linux version 6.8.0 (b)\n${MAP}\n` }))).toEqual([[0, 1]]);
  });

  test.each([
    ['another release', `Linux version 6.9.0 (b)\n${MAP}\n`],
    ['another map', 'Linux version 6.8.0 (b)\nBIOS-e820: [mem 0x0000000000001000-0x00000000000fffff] usable\n'],
    ['no map in common', 'Linux version 6.8.0 (b)\nMEMBLOCK configuration:\nmemory[0x0]\t[0x0000000000001000-0x000000000009efff], 0x000000000009e000 bytes on node 0 flags: 0x0\n'],
  ])('and not of one with %s', (_, text) => {
    expect(sourcesOf(gather({ 'a.txt': BOOT('11111'), 'b.txt': text }))).toEqual([[0], [1]]);
  });

  test('two boots in one file stay two, and each meets its own log', () => {
    const both = BOOT('11111') + BOOT('22222');
    expect(sourcesOf(gather({ 'console.txt': both, 'dmesg.txt': BOOT('22222') }))).toEqual([[0], [0, 1]]);
  });
});

describe('listings', () => {
  test('go with the newest boot that has a memory map', () => {
    const gathered = gather({ 'a.txt': BOOT('11111'), 'b.txt': BOOT('22222'), 'c.txt': `[    0.000000] Linux version 6.8.0 (b)\n[    0.000000] Command line: ro elfcorehdr=0x1000\n[    0.000000] ${MAP}\n`, 'lsmem.txt': LSMEM });
    expect([sourcesOf(gathered), gathered.newest]).toEqual([[[0], [1, 3], [2]], 1]);
  });

  test('alone are one boot of which nothing is known', () => {
    expect(sourcesOf(gather({ 'lsmem.txt': LSMEM, 'other.txt': LSMEM }))).toEqual([[0, 1]]);
  });

  test('of an earlier stage are set aside', () => {
    const gathered = gather({ 'dmesg.txt': BOOT('11111'), 'iomem-added.txt': '00001000-0009fbff : System RAM\n', 'iomem.txt': '00001000-0009fbff : System RAM\n', 'lsmem-added.txt': LSMEM, 'lsmem.txt': LSMEM });
    expect([sourcesOf(gathered), gathered.setAside]).toEqual([[[0, 2, 4]], [1, 3]]);
  });

  test('of an earlier boot go with its log, which comes first', () => {
    const gathered = gather({ 'dmesg.txt': BOOT('22222'), 'dmesg-one.txt': BOOT('11111'), 'lsmem.txt': LSMEM, 'lsmem-one.txt': LSMEM });
    expect([sourcesOf(gathered), gathered.newest, gathered.setAside]).toEqual([[[1, 3], [0, 2]], 1, []]);
  });
});
