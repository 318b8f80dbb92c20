import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { corpus, HELP } from './command';

const DMESG = `Linux version 6.14.0 (builder@example)
[    0.000000]   node   0: [mem 0x0000000000100000-0x000000006fffffff]
[    0.000000]   node   1: [mem 0x0000000100000000-0x000000017fffffff]
[    0.000000] x86/mm: Memory block size: 128MB
[    0.000000] reserve [mem 0x0000000000001000-0x0000000000001fff]
`;
const LSMEM = '{ "memory": [ { "range": "0x0000000100000000-0x000000017fffffff", "state": "online", "node": 1, "block": "32-47" } ] }\n';
const TRUTH = { block_size: '0x8000000', qemu_memory_devices_final: [] };

function table(pamtKb: number): string {
  return `| file | regions | memlist | TDMRs | max holes | PAMT KB | CMRs | observed |\n|---|---|---|---|---|---|---|---|\n| dmesg.txt | 2 | 2 | 2 | 2 | ${pamtKb} |  |  |\n`;
}

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-corpus-'));
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  };
  write('good/README.md', table(16424));
  write('good/dmesg.txt', DMESG);
  write('good/photo.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]));
  write('good/host-a/truth.json', JSON.stringify(TRUTH));
  write('good/host-a/dmesg.txt', DMESG);
  write('good/host-a/iomem.txt', '00100000-6fffffff : System RAM\n100000000-17fffffff : System RAM\n');
  write('good/host-a/lsmem-all.json', LSMEM);
  write('bad/README.md', table(16425));
  write('bad/dmesg.txt', DMESG);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: readonly string[]): { readonly code: number; readonly lines: readonly string[] } {
  const lines: string[] = [];
  return { code: corpus(args, (line) => lines.push(line)), lines };
}

describe('npm run corpus', () => {
  test('prints a row for each capture and each host, what was understood, and that all is as told', () => {
    const { code, lines } = run(path.join(folder, 'good'), '--show', '1');
    expect([code, lines.map((line) => line.trim().replaceAll(/ {2,}/g, '  '))]).toEqual([
      0,
      [
        'file  format  boots  facts  regions  memlist  TDMRs  max holes  PAMT KB  CMRs  verdict  crashes  as told',
        'dmesg.txt  log node ranges  1  4  2  2  2  2  16424  undetermined  0  yes',
        'host-a/dmesg.txt  log node ranges  1  4  2  2  2  2  16424  undetermined  0',
        'host-a/iomem.txt  iomem  1  2  undetermined  0',
        'host-a/lsmem-all.json  blocks  1  1  undetermined  0',
        'photo.jpg  no text  0  0  0',
        'host-a/  one host  1  7  2  2  2  2  16424  undetermined  0  yes',
        '',
        'format  files  lines understood',
        'log  2  4',
        'node ranges  2  4',
        'iomem  1  2',
        'blocks  1  1',
        '',
        '5 files, 0 of them with nothing known; 13 lines read;',
        '0 lines that cannot be used and are told; 2 other lines with a range of addresses, which are not ours',
        'dmesg.txt: [    0.000000] reserve [mem 0x0000000000001000-0x0000000000001fff]'.replaceAll(/ {2,}/g, '  '),
        'host-a/dmesg.txt: [    0.000000] reserve [mem 0x0000000000001000-0x0000000000001fff]'.replaceAll(/ {2,}/g, '  '),
        '6 passed, 0 failed',
      ],
    ]);
  });

  test('names what is other than told', () => {
    const { code, lines } = run(path.join(folder, 'bad'));
    expect([code, lines.slice(-2)]).toEqual([1, ['dmesg.txt: pamtKb: 16424, not 16425', '0 passed, 1 failed']]);
  });

  test.each([
    [[], 2, 'Name one folder: npm run corpus -- FOLDER'],
    [['--help'], 0, HELP],
    [['x', '--show', 'all'], 2, 'x is no folder.'],
  ])('%j', (args, code, text) => {
    expect(run(...args)).toEqual({ code, lines: [text] });
  });
});
