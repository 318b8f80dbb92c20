import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review, type MapView } from '../../../src/analysis/index';
import { drawn } from './draw';

const TEXT = [
  'Linux version 6.11.0-12-generic (builder@example)',
  'BIOS-e820: [mem 0x0000000000001000-0x000000000009ffff] usable',
  'BIOS-e820: [gap 0x00000000000a0000-0x00000000000fffff]',
  'BIOS-e820: [mem 0x0000000100000000-0x000000017fffffff] soft reserved',
  '  node   0: [mem 0x0000000000001000-0x00000000007fffff]',
  '  node   1: [mem 0x0000000100000000-0x000000017fffffff]',
  'virt/tdx: CMR: [0x100000, 0x800000)',
  '',
].join('\n');

function viewOf(text: string, boot = 0): MapView {
  const reviews = review({ name: 'logs/dmesg.log', text });
  const chosen = reviews[boot];
  if (chosen === undefined) throw new Error(`no boot ${boot}`);
  return buildMapView(chosen, reviews, [lineIndex(text)]);
}

describe('the picture of a small log', () => {
  const view = viewOf(TEXT);

  test('title, summary, boots and profiles', () => {
    const { title, summary, boots, boot, profile, profiles } = view;
    expect({ title, boots, boot, profile }).toEqual({
      title: 'logs/dmesg.log · 6.11.0-12-generic',
      boots: [{ id: '1', label: 'Boot 1 · 6.11.0-12-generic', outcome: 'fails' }],
      boot: 1,
      profile: 'linux-6.8',
    });
    expect(summary).toMatchObject({ verdict: 'fails', headline: 'TDX will not initialise on this host' });
    expect(profiles.map(({ id }) => id)).toEqual(['seed-v8', 'linux-6.8', 'linux-7.1', 'linux-dpamt', 'cmr-v8', 'cmr-v8.2']);
  });

  test('every lane with all its segments', () => {
    expect(drawn(view)).toMatchInlineSnapshot(`
      "firmware: Firmware, BIOS-e820, 2 ranges
        firmware:0 [0x1000, 0xa0000) ram-0 "usable" | line 2
        firmware:1 [0x100000000, 0x180000000) soft-reserved "soft reserved" | line 4 | error region-not-convertible
      memblock: Memblock, 2 regions, early node ranges
        memblock:0 [0x1000, 0x800000) ram-0 "node 0" | line 5 | information first-megabyte-overlap
        memblock:1 [0x100000000, 0x180000000) ram-1 "node 1" | line 6 | error region-not-convertible
      cmr: CMR, 1 CMR
        cmr:0 [0x100000, 0x800000) cmr "CMR 0" | line 7 | error region-not-convertible
      memlist: Memlist, 2 entries, above 1 MiB
        memlist:0 [0x100000, 0x800000) ram-0 "node 0" | line 5
        memlist:1 [0x100000000, 0x180000000) error "node 1" | line 6 | error region-not-convertible
      tdmr: TDMR, 2 of 64
        tdmr:0 [0x0, 0x40000000) tdmr "TDMR 0 · 2/16" | line 5
        tdmr:1 [0x100000000, 0x180000000) tdmr "TDMR 1 · 0/16" | line 6
      reserved: Reserved, holes, of 16 areas each
        reserved:0:0 [0x0, 0x100000) hole "hole 1 of 2 in TDMR 0"
        reserved:0:1 [0x800000, 0x40000000) hole "hole 2 of 2 in TDMR 0"
      pamt: PAMT, 12320 KB, place not known
        pamt:0 [0x100000, 0x800000) pamt-reach "1 likely · PAMT 0" | line 5
        pamt:1 [0x100000000, 0x180000000) pamt-reach "1 likely · PAMT 1" | line 6
      findings: Findings, 2 findings
        findings:0 [0x100000000, 0x180000000) error "region-not-convertible" | line 6 | error region-not-convertible
        findings:1 [0x1000, 0x100000) information "first-megabyte-overlap" | line 5 | information first-megabyte-overlap"
    `);
  });

  test('a segment, whole', () => {
    const words = 'virt/tdx: CMR: [0x100000, 0x800000)';
    const start = TEXT.indexOf(words);
    expect(view.lanes.find(({ id }) => id === 'cmr')?.segments).toEqual([
      {
        id: 'cmr:0',
        start: 0x100000,
        end: 0x800000,
        tone: 'cmr',
        label: 'CMR 0',
        details: [],
        place: { source: 0, name: 'dmesg.log', line: 6, start, end: start + words.length },
        findings: [expect.objectContaining({ code: 'region-not-convertible', severity: 'error' })],
      },
    ]);
  });

  test('details tell what the label does not', () => {
    expect(view.lanes.find(({ id }) => id === 'memlist')?.segments.map(({ details }) => details)).toEqual([
      [{ name: 'CMRs', value: 'wholly convertible' }],
      [{ name: 'CMRs', value: 'not convertible' }],
    ]);
  });

  test('is plain data that can be posted, and no two segments share an id', () => {
    expect(JSON.parse(JSON.stringify(view))).toEqual(view);
    const ids = view.lanes.flatMap(({ segments }) => segments.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('what is not known is drawn as unknown, never as free', () => {
  test('nothing is known', () => {
    for (const { id, segments, unknown } of viewOf('words\n').lanes) {
      expect([id, segments]).toEqual([id, []]);
      if (id !== 'findings') expect(unknown).toMatch(/^\S/);
    }
  });

  test.each(['...', 'CMR: [0x200000,'])('a list of CMRs that is not whole is said not to be: %s', (line) => {
    expect(viewOf(`CMR: [0x100000, 0x200000)\n${line}\n`).lanes.find(({ id }) => id === 'cmr')).toMatchObject({ subtitle: expect.stringMatching(/^1 CMR\b.*not whole/), segments: [{ id: 'cmr:0' }] });
  });
});

describe('a document of two boots', () => {
  const text = `${TEXT}Linux version 6.12.0 (b)\nCommand line: ro elfcorehdr=0x1000\n  node   0: [mem 0x0000000000200000-0x00000000007fffff]\n`;

  test('both can be chosen', () => {
    const { boots, boot, title } = viewOf(text, 1);
    expect(boots).toEqual([
      { id: '1', label: 'Boot 1 · 6.11.0-12-generic', outcome: 'fails' },
      { id: '2', label: 'Boot 2 (kdump) · 6.12.0', outcome: 'undetermined' },
    ]);
    expect([boot, title]).toEqual([2, 'logs/dmesg.log · boot 2 · 6.12.0']);
  });
});
