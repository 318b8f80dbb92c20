import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { PROFILE_IDS } from '../../../../src/analysis/kernel/profiles';
import schema from '../../../../schemas/report.schema.json';
import snapshotSchema from '../../../../schemas/snapshot.schema.json';

const accepts = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const UNDETERMINED = { outcome: 'undetermined', stage: null, errno: null, status: null, log: [], memlist: null, tdmrs: null, pamtKb: null, hotplug: null };

const REPORT = {
  formatVersion: 1,
  tool: { name: 'tdxmem', version: '0.1.0' },
  reviews: [
    {
      sources: ['dmesg.log', 'iomem.txt'],
      boot: 1,
      verdict: 'fails',
      reason: 'TDMR 0 needs 17 reserved areas and can have 16.',
      profile: 'linux-6.8',
      kernelRelease: '6.8.0-1004-intel',
      regionsFrom: 'early-node-ranges',
      memoryBlockSize: '0x80000000',
      hotAdded: [
        { base: '0x8080000000', size: '0x80000000', node: 2, driver: 'kmem' },
        { base: '0x8100000000', size: '0x80000000', node: null, driver: null },
      ],
      cmrs: [{ base: '0x100000', size: '0x77700000' }],
      regions: [
        { base: '0x1000', size: '0x9f000', node: 0, flags: null },
        { base: '0x100000', size: '0x77700000', node: null, flags: ['hotplug', 'driver-managed'] },
      ],
      nodes: [
        { node: 0, memory: '0x77700000', convertible: '0x77700000', capable: 'wholly', hotAdded: '0x0' },
        { node: null, memory: '0x0', convertible: null, capable: null, hotAdded: '0x80000000' },
      ],
      memoryBlocks: [
        { base: '0x0', size: '0x80000000', state: 'online', node: 0 },
        { base: '0x8080000000', size: '0x80000000', state: 'going-offline', node: null },
      ],
      runs: [
        {
          profile: 'linux-6.8',
          outcome: 'fails',
          stage: 'reserved-areas',
          errno: -28,
          status: null,
          log: ['virt/tdx: initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.'],
          memlist: [{ startPfn: '0x100', endPfn: '0x77800', node: 0 }],
          tdmrs: [
            {
              base: '0x0',
              size: '0x80000000',
              holes: [{ base: '0x0', size: '0x100000' }],
              reserved: [{ offset: '0x0', size: '0x100000' }],
              pamt: {
                node: 0,
                '4k': { base: '0x100000000', size: '0x800000' },
                '2m': { base: null, size: '0x4000' },
                '1g': { base: null, size: '0x1000' },
              },
            },
            { base: '0x100000000', size: '0x40000000', holes: null, reserved: null, pamt: null },
          ],
          pamtKb: 1_050_644,
          hotplug: [
            { base: '0x8080000000', size: '0x180000000', blocks: 'OOB', errno: -1 },
            { base: '0x8040000000', size: '0x80000000', blocks: null, errno: -22 },
            { base: '0x8080000000', size: '0x80000000', blocks: null, errno: -17 },
            { base: '0x100000000', size: '0x80000000', blocks: 'O', errno: null },
          ],
        },
        { profile: 'linux-7.1', ...UNDETERMINED },
        { profile: 'cmr-v8.2', ...UNDETERMINED, outcome: 'fails', errno: -5, status: '0xc0000a0200000003' },
      ],
      observed: { outcome: 'failed', errno: -28, status: '0xc0000a0200000003', pamtKb: null },
      remedies: [
        { kind: 'other-kernel', text: 'It would pass under cmr-v8.', outcome: 'passes', profiles: ['cmr-v8'] },
        {
          kind: 'leave-out',
          text: 'Leave out 31 MiB.',
          outcome: 'may-fail',
          why: 'reserved-areas',
          ranges: [{ base: '0x41100000', size: '0x1f00000' }],
          besides: [{ base: '0x8080000000', size: '0x80000000' }],
        },
        {
          kind: 'layout',
          text: 'The TDX module would accept 1 TDMR.',
          besides: [],
          tdmrs: [
            {
              base: '0x0',
              size: '0x80000000',
              reserved: [{ offset: '0x0', size: '0x100000' }],
              pamt: { node: 0, '4k': { base: '0x40000000', size: '0x800000' }, '2m': { base: '0x40800000', size: '0x4000' }, '1g': { base: '0x40804000', size: '0x1000' } },
            },
          ],
        },
      ],
      remediesNotSearched: 'Memory lies in too many pieces.',
      noLayout: null,
      findings: [
        {
          code: 'reserved-areas-exhausted',
          severity: 'error',
          message: 'TDMR 0 needs 17 reserved areas and can have 16.',
          source: 'dmesg.log',
          startLine: 12,
          startColumn: 1,
          endLine: 12,
          endColumn: 80,
          related: [{ message: 'A hole.', source: 'dmesg.log', startLine: 3, startColumn: 1, endLine: 3, endColumn: 60 }],
          suppressed: null,
        },
        {
          code: 'first-megabyte-overlap',
          severity: 'information',
          message: 'Below 1 MiB.',
          source: 'iomem.txt',
          startLine: 1,
          startColumn: 1,
          endLine: 1,
          endColumn: 1,
          related: [],
          suppressed: 'It is always so.',
        },
      ],
    },
    {
      sources: ['-'],
      boot: 2,
      verdict: 'undetermined',
      reason: 'Nothing shows the memory of this boot.',
      profile: null,
      kernelRelease: null,
      regionsFrom: null,
      memoryBlockSize: null,
      hotAdded: null,
      cmrs: null,
      regions: null,
      nodes: null,
      memoryBlocks: null,
      runs: [],
      observed: { outcome: null, errno: null, status: null, pamtKb: null },
      remedies: null,
      remediesNotSearched: null,
      noLayout: null,
      findings: [],
    },
  ],
};

type Json = Record<string, unknown>;

function at(report: unknown, pointer: string): Json {
  return pointer === '' ? (report as Json) : pointer.split('/').reduce<Json>((part, key) => part[key] as Json, report as Json);
}

/** Every object of a value, by its pointer. */
function objects(value: unknown, pointer = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.entries(value).flatMap(([key, part]) => objects(part, pointer === '' ? key : `${pointer}/${key}`));
  return Array.isArray(value) ? inside : [pointer, ...inside];
}

describe('the schema of the report', () => {
  test('accepts a report with everything, and one with nothing known', () => {
    expect([accepts(REPORT), accepts.errors]).toStrictEqual([true, null]);
  });

  test.each(objects(REPORT))('takes no other field at "%s"', (pointer) => {
    const report = structuredClone(REPORT);
    at(report, pointer)['other'] = null;
    expect(accepts(report)).toBe(false);
  });

  test.each(objects(REPORT).flatMap((pointer) => Object.keys(at(REPORT, pointer)).map((key) => [pointer, key] as const)))(
    'requires at "%s" the field %s',
    (pointer, key) => {
      const report = structuredClone(REPORT);
      delete at(report, pointer)[key];
      expect(accepts(report)).toBe(false);
    },
  );

  test.each([
    ['formatVersion', 2],
    ['tool/name', 'other'],
    ['reviews', {}],
    ['reviews/0/boot', 0],
    ['reviews/0/verdict', 'unknown'],
    ['reviews/0/reason', null],
    ['reviews/0/profile', 'auto'],
    ['reviews/0/regionsFrom', 'guess'],
    ['reviews/0/memoryBlockSize', 2_147_483_648],
    ['reviews/0/hotAdded/0/driver', 'cxl'],
    ['reviews/0/cmrs/0/base', '0x00100000'],
    ['reviews/0/cmrs/0/base', '0xABC000'],
    ['reviews/0/regions/0/node', '0'],
    ['reviews/0/regions/1/flags/0', 'HOTPLUG'],
    ['reviews/0/runs/0/outcome', 'undecided'],
    ['reviews/0/runs/0/stage', 'Reserved Areas'],
    ['reviews/0/runs/0/errno', 28],
    ['reviews/0/runs/0/status', '0x0'],
    ['reviews/0/runs/0/log', null],
    ['reviews/0/runs/0/memlist/0/startPfn', 256],
    ['reviews/0/runs/0/tdmrs/0/pamt/4k', null],
    ['reviews/0/runs/0/pamtKb', -1],
    ['reviews/0/runs/0/hotplug/0/blocks', 'OX'],
    ['reviews/0/runs/0/hotplug/0/errno', 0],
    ['reviews/0/nodes/0/capable', 'yes'],
    ['reviews/0/nodes/0/memory', null],
    ['reviews/0/memoryBlocks/0/state', 'broken'],
    ['reviews/0/remedies', {}],
    ['reviews/0/remedies/0/outcome', 'may-fail'],
    ['reviews/0/remedies/1/kind', 'layout'],
    ['reviews/0/remedies/1/outcome', 'fails'],
    ['reviews/0/remedies/1/why', 'other'],
    ['reviews/0/remedies/2/tdmrs/0/pamt/4k', { base: null, size: '0x800000' }],
    ['reviews/0/remediesNotSearched', false],
    ['reviews/0/observed', null],
    ['reviews/0/observed/outcome', 'passes'],
    ['reviews/0/findings/0/severity', 'hint'],
    ['reviews/0/findings/0/startLine', 0],
    ['reviews/0/findings/0/suppressed', false],
    ['reviews/0/findings/0/related/0/source', null],
  ])('refuses %s as %j', (pointer, value) => {
    const report = structuredClone(REPORT);
    const keys = pointer.split('/');
    at(report, keys.slice(0, -1).join('/'))[keys.at(-1) ?? ''] = value;
    expect(accepts(report)).toBe(false);
  });

  test('its words are those of the core and of the snapshot', () => {
    expect(schema.definitions.profile.enum).toStrictEqual([...PROFILE_IDS]);
    expect(schema.definitions.region.properties.flags.items.enum).toStrictEqual(snapshotSchema.definitions.flag.enum);
    expect(schema.definitions.hotAdded.properties.driver.enum).toStrictEqual([...snapshotSchema.definitions.driver.enum, null]);
  });
});
