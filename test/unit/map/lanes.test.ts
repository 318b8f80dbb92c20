import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review, type MapLane, type MapSegment, type MapView, type ProfileId } from '../../../src/analysis/index';

const GIB = 2 ** 30;

function viewOf(name: string, text: string, profile: ProfileId | 'auto' = 'auto'): MapView {
  const reviews = review({ name, text }, { profile });
  const [first] = reviews;
  if (first === undefined) throw new Error('nothing to show');
  return buildMapView(first, reviews, [lineIndex(text)]);
}

const sample = (name: string, profile?: ProfileId): MapView =>
  viewOf(name, readFileSync(path.resolve(import.meta.dirname, '../../../samples', name), 'utf8'), profile);

function laneOf(view: MapView, id: string): MapLane {
  const found = view.lanes.find((lane) => lane.id === id);
  if (found === undefined) throw new Error(`no lane ${id}`);
  return found;
}

/** What a test compares: everything but where it stands in the text, and the full text of findings. */
function facts({ id, start, end, tone, label, details, findings }: MapSegment): unknown {
  return { id, start, end, tone, label, details: details.map(({ name, value }) => `${name}: ${value}`), findings: findings.map(({ code }) => code) };
}

const hex = (value: number): string => `0x${value.toString(16)}`;
const region = (start: number, end: number, node = 0): object => ({ base: hex(start), size: hex(end - start), node });

interface Rest {
  readonly events?: readonly object[];
  readonly limits?: object;
  readonly pamtPlacements?: readonly string[];
  readonly cmrs?: readonly object[];
}

/** Node 0 with two holes in its first TDMR, node 1 without any. */
function snapshot(rest: Rest = {}, profile?: ProfileId): MapView {
  const regions = [region(GIB, GIB + 0x1000_0000), region(GIB + 0x2000_0000, GIB + 0x3000_0000), region(4 * GIB, 8 * GIB, 1)];
  const cmrs = [{ base: hex(GIB), size: hex(GIB) }, { base: hex(4 * GIB), size: hex(4 * GIB) }];
  const content = { formatVersion: 1, host: { kernelProfile: profile ?? 'linux-6.8' }, cmrs, memblock: { memory: regions }, memoryBlockSize: '0x10000000', ...rest };
  return viewOf('host.tdxmem.json', JSON.stringify(content, undefined, 1));
}

describe('TDMRs', () => {
  test('show what they use of their reserved areas, and what could be inside', () => {
    expect(laneOf(snapshot(), 'tdmr').segments.map(facts)).toEqual([
      {
        id: 'tdmr:0',
        start: GIB,
        end: 2 * GIB,
        tone: 'tdmr',
        label: 'TDMR 0 · 2/16',
        details: ['Reserved areas: 2 holes, 16 areas allowed', 'PAMTs inside: 1 PAMT could be: that of TDMR 0', 'Its own PAMT: 4 MiB, asked of node 0'],
        findings: [],
      },
      {
        id: 'tdmr:1',
        start: 4 * GIB,
        end: 8 * GIB,
        tone: 'tdmr',
        label: 'TDMR 1 · 0/16',
        details: ['Reserved areas: 0 holes, 16 areas allowed', 'PAMTs inside: 1 PAMT could be: that of TDMR 1', 'Its own PAMT: 16 MiB, asked of node 1'],
        findings: [],
      },
    ]);
  });

  const tones = (view: MapView, lane: string): unknown[] => laneOf(view, lane).segments.map(({ tone, findings }) => [tone, ...findings.map(({ code }) => code)]);

  test('are red where the areas run out; so are their holes, and no others', () => {
    const view = snapshot({ limits: { maxReservedPerTdmr: 1 } });
    expect(tones(view, 'tdmr')).toEqual([['error', 'reserved-areas-exhausted'], ['tdmr']]);
    expect(tones(view, 'reserved')).toEqual([['hole', 'reserved-areas-exhausted'], ['hole', 'reserved-areas-exhausted']]);
  });

  test('are yellow where it depends on where PAMTs land', () => {
    const view = snapshot({ limits: { maxReservedPerTdmr: 2 } });
    expect(tones(view, 'tdmr')).toEqual([['warning', 'reserved-areas-near-limit'], ['tdmr']]);
  });

  test('have quiet holes where all is well', () => {
    expect(tones(snapshot(), 'reserved')).toEqual([['hole'], ['hole']]);
  });

  test('that the log says were too few are not blamed under a kernel that would pass', () => {
    const view = sample('emerald-rapids-fragmented.log', 'cmr-v8');
    expect(tones(view, 'tdmr')).toEqual(Array(5).fill(['tdmr']));
  });

  test('are none, and not unknown, for a kernel that builds none', () => {
    for (const id of ['tdmr', 'reserved', 'pamt']) {
      expect(laneOf(snapshot({}, 'seed-v8'), id)).toMatchObject({ subtitle: 'none: this kernel builds none', segments: [] });
      expect(laneOf(snapshot({}, 'seed-v8'), id).unknown).toBeUndefined();
    }
  });
});

describe('holes', () => {
  const view = sample('emerald-rapids-fragmented.log');
  const holes = laneOf(view, 'reserved').segments;

  test('name the firmware lines that make them', () => {
    const [first, second] = holes;
    expect(first?.details.filter(({ name }) => name === 'Made by').map(({ value }) => value)).toEqual([
      'the first 1 MiB, which the kernel leaves out',
      'reserved, emerald-rapids-fragmented.log:5',
    ]);
    expect(second?.details).toEqual([
      { name: 'In', value: 'TDMR 0: 17 holes, 16 areas allowed' },
      { name: 'Made by', value: 'ACPI data, emerald-rapids-fragmented.log:7' },
    ]);
    expect([second?.label, second?.place?.line]).toEqual(['hole 2 of 17 in TDMR 0', 6]);
  });

  test('that no line makes claim no place', () => {
    expect(laneOf(snapshot(), 'reserved').segments.map(({ place, details }) => [place, details.at(-1)?.value])).toEqual([
      [undefined, 'nothing that the firmware map names'],
      [undefined, 'nothing that the firmware map names'],
    ]);
  });

  test('of a kernel that takes them from CMRs are not put down to firmware', () => {
    const other = laneOf(sample('emerald-rapids-fragmented.log', 'cmr-v8'), 'reserved').segments;
    expect(other[0]?.details.at(-1)).toEqual({ name: 'Made by', value: 'no CMR: this kernel takes holes from CMRs' });
  });

  test('leave the firmware lines that make them uncoloured, and say how these are involved', () => {
    const acpi = laneOf(view, 'firmware').segments[3];
    expect(acpi?.findings).toEqual([
      { code: 'reserved-areas-exhausted', severity: 'error', message: expect.stringMatching(/^Hole 2 of 17: \[0x5d169000, 0x5d22b000\).*ACPI data\. TDMR 0 /), involved: true },
    ]);
  });
});

describe('PAMTs', () => {
  test('of one node share the stretch that they could be in', () => {
    expect(laneOf(sample('emerald-rapids-fragmented.log'), 'pamt').segments.slice(0, 2).map(facts)).toEqual([
      {
        id: 'pamt:0',
        start: 0x100000000,
        end: 0x107a000000,
        tone: 'pamt-reach',
        label: '2 likely · PAMT 0, 1',
        details: ['Place: not known; this stretch is the likeliest', 'PAMT 0: 8 MiB, asked of node 0', 'PAMT 1: 248 MiB, asked of node 0', expect.stringMatching(/^Or in: \d+ other stretches of its node$/)],
        findings: [],
      },
      expect.objectContaining({ label: '1 likely · PAMT 2' }),
    ]);
  });

  test('are where the evidence says', () => {
    const lane = laneOf(snapshot({ pamtPlacements: ['0x40000000', '0x100000000'] }), 'pamt');
    expect(lane.subtitle).not.toContain('not known');
    expect(lane.segments.map(({ start, tone, label, details }) => [start, tone, label, details[1]?.value])).toEqual([
      [GIB, 'pamt', 'PAMT 0', 'from the snapshot'],
      [4 * GIB, 'pamt', 'PAMT 1', 'from the snapshot'],
    ]);
  });
});

describe('hotplug', () => {
  const add = (start: number, size: number): object => ({ event: 'hot-add', base: hex(start), size: hex(size), online: true });

  test('has no lane where nothing is asked', () => {
    expect(snapshot().lanes.map(({ id }) => id)).not.toContain('hotplug');
  });

  test('says of every part whether it may go online, and why not', () => {
    const events = [{ event: 'tdx-init' }, { event: 'online', base: hex(5 * GIB), size: hex(GIB) }, { event: 'online', base: hex(7 * GIB), size: hex(2 * GIB) }, add(7 * GIB, 2 * GIB), add(20 * GIB, 4096)];
    const { subtitle, segments } = laneOf(snapshot({ events }), 'hotplug');
    expect(subtitle).toBe('4 requests, 3 refused');
    expect(segments.map(facts)).toEqual([
      { id: 'hotplug:0:0', start: 5 * GIB, end: 6 * GIB, tone: 'online', label: 'online', details: ['Asked: brought online', 'Blocks: 4 of 256 MiB', 'Answer: may go online'], findings: [] },
      { id: 'hotplug:1:0', start: 7 * GIB, end: 8 * GIB, tone: 'online', label: 'online', details: ['Asked: brought online', 'Blocks: 4 of 256 MiB', 'Answer: may go online'], findings: [] },
      {
        id: 'hotplug:1:1',
        start: 8 * GIB,
        end: 9 * GIB,
        tone: 'error',
        label: 'refused',
        details: ['Asked: brought online', 'Blocks: 4 of 256 MiB', 'Answer: refused: -1 (EPERM), with no message in the log', 'Why: lies in no CMR'],
        findings: ['hotplug-refused'],
      },
      {
        id: 'hotplug:2:0',
        start: 7 * GIB,
        end: 9 * GIB,
        tone: 'error',
        label: 'not added',
        details: ['Asked: added and brought online', 'Answer: not added: there is memory already, -17 (EEXIST)'],
        findings: ['hotplug-refused'],
      },
      {
        id: 'hotplug:3:0',
        start: 20 * GIB,
        end: 20 * GIB + 4096,
        tone: 'error',
        label: 'not added',
        details: ['Asked: added and brought online', 'Answer: not added: no whole number of memory blocks, -22 (EINVAL)'],
        findings: ['hotplug-unaligned'],
      },
    ]);
  });

  test('is not restricted where TDX is off', () => {
    const { subtitle, segments } = laneOf(snapshot({ limits: { maxReservedPerTdmr: 1 }, events: [{ event: 'tdx-init' }, add(20 * GIB, GIB)] }), 'hotplug');
    expect([subtitle, segments.map(({ tone, details }) => [tone, details.at(-1)?.value])]).toEqual(['TDX is off, nothing is refused', [['online', 'may go online: TDX is not initialised']]]);
  });

  test('does not colour the memory that a refused block only touches', () => {
    const view = sample('refused-hotplug.tdxmem.json');
    for (const id of ['memblock', 'memlist', 'tdmr', 'pamt']) {
      expect(laneOf(view, id).segments.flatMap(({ findings }) => findings.filter(({ severity, involved }) => severity === 'error' && involved !== true)), id).toEqual([]);
    }
  });
});

describe('SRAT', () => {
  const text = [
    'ACPI: SRAT: Node 0 PXM 0 [mem 0x00000000-0x7fffffff]',
    'ACPI: SRAT: Node 5 PXM 7 [mem 0x100000000-0x1ffffffff] hotplug',
    'ACPI: SRAT: Node 1 PXM 1 [mem 0x200000000-0x2ffffffff] hotplug non-volatile',
    'ACPI: SRAT: Node 1 PXM 1 [mem 0x300000000-0x3ffffffff] non-volatile',
    '',
  ].join('\n');

  test('has no lane without its lines', () => {
    expect(snapshot().lanes.map(({ id }) => id)).not.toContain('srat');
  });

  test('shows the node of addresses, and never as memory', () => {
    const { subtitle, segments } = laneOf(viewOf('dmesg.log', text), 'srat');
    expect(subtitle).toBe('4 ranges, 2 hot-pluggable');
    expect(segments.map(facts)).toEqual([
      { id: 'srat:0', start: 0, end: 2 * GIB, tone: 'node-0', label: 'node 0', details: ['Proximity: domain 0'], findings: [] },
      { id: 'srat:1', start: 4 * GIB, end: 8 * GIB, tone: 'hotplug-range', label: 'node 5 · hotplug', details: ['Proximity: domain 7', 'Hotplug: memory may be added here later'], findings: [] },
      {
        id: 'srat:2',
        start: 8 * GIB,
        end: 12 * GIB,
        tone: 'hotplug-range',
        label: 'node 1 · hotplug · non-volatile',
        details: ['Proximity: domain 1', 'Hotplug: memory may be added here later', 'Non-volatile: persistent memory'],
        findings: [],
      },
      { id: 'srat:3', start: 12 * GIB, end: 16 * GIB, tone: 'other', label: 'node 1 · non-volatile', details: ['Proximity: domain 1', 'Non-volatile: persistent memory'], findings: [] },
    ]);
  });
});

describe('the summary', () => {
  test('tells the story of a host whose areas run out', () => {
    expect(sample('emerald-rapids-fragmented.log').summary).toEqual({
      verdict: 'fails',
      headline: 'TDX did not initialise on this boot',
      sentences: [
        'TDMR 0 [0x0, 0x80000000) needs 17 reserved areas for holes alone; the TDX module allows 16.',
        'The kernel stops with -28 (ENOSPC) before it asks the module, as the log reports.',
        '15 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2.',
        'The same memory would pass under cmr-v8 and cmr-v8.2.',
      ],
    });
  });

  test('says of a host that comes up which errors remain', () => {
    expect(sample('refused-hotplug.tdxmem.json').summary.sentences.at(-1)).toBe('4 errors remain: hotplug-refused and hotplug-unaligned.');
  });

  test.each(['healthy-two-socket.log', 'cxl-added-before-init.tdxmem.json', 'broken-snapshot.tdxmem.json'])('has at most four sentences: %s', (name) => {
    const { sentences } = sample(name).summary;
    expect(sentences.length).toBeGreaterThan(0);
    expect(sentences.length).toBeLessThanOrEqual(4);
  });
});
