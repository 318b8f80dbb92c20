import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { validate } from '../../../../src/analysis/formats/snapshot/validate-snapshot.generated';
import { readSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';
import { PROFILE_IDS, profiles } from '../../../../src/analysis/kernel/profiles';
import schema from '../../../../schemas/snapshot.schema.json';

const VALID = {
  $schema: 'https://example.org/snapshot.schema.json',
  formatVersion: 1,
  host: {
    name: 'node-a',
    kernelRelease: '6.8.0-1004-intel',
    kernelProfile: 'linux-6.8',
    tdxModule: '1.5.05',
    machine: 'Example Inc. R1/B1',
    bios: '1.5.6 10/23/2023',
    cpu: 'Intel(R) Xeon(R) Platinum 8480+',
    bootTime: '2026-11-23T00:57:41Z',
  },
  sources: ['dmesg.log', 'iomem.txt'],
  cmrs: [{ base: '0x100000', size: '0x6f700000', provenance: 'dmesg.txt:12' }],
  cmrsIncomplete: 'cut',
  memblock: {
    from: 'early-node-ranges',
    memory: [{ base: '0x1000', size: '0x9f000', node: 0, flags: ['hotplug'] }],
    reserved: [{ base: '0xABCDEF000', size: '4K' }],
  },
  firmware: [{ base: '0x6f800000', size: '0x8800000', type: 'ACPI NVS', map: 'user' }],
  srat: [{ base: '0x0', size: '2G', pxm: 1, node: 0, hotplug: true, nonVolatile: false }],
  cxlWindows: [{ base: '0x490000000', size: '4G', node: 2, interleaveWays: 4, holds: ['volatile'] }],
  registers: [{ name: 'tdx-keyids', value: 32 }],
  messages: [{ text: 'virt/tdx: module initialized' }],
  running: {
    hotAdded: [{ base: '0x8080000000', size: '2G', node: 2, driver: 'kmem', state: 'online' }],
    blocks: [{ base: '0x0', size: '2G', state: 'online', node: 0 }],
    iomem: [{ base: '0x8080000000', size: '2G', label: 'System RAM (kmem)', depth: 2 }],
    onlinePolicy: 'online-movable',
    memmapOnMemory: 'force',
    kmem: [{ device: 'dax0.0', reason: 'too-small', base: '0x8080000000', size: '1G', lost: '1G' }],
  },
  limits: { maxTdmrs: 64, maxReservedPerTdmr: 16, pamtEntrySize: { '4k': 16, '2m': 16, '1g': 16 } },
  memoryBlockSize: '0x80000000',
  pamtPlacements: ['0x100000000'],
  events: [
    { event: 'hot-add', base: '0x8080000000', size: '0x80000000', node: 2, driver: 'kmem', online: true },
    { event: 'tdx-init' },
    { event: 'offline', base: '0x8080000000', size: '2G' },
    { event: 'online', base: '0x8080000000', size: '2G' },
    { event: 'hot-remove', base: '0x8080000000', size: '1T' },
  ],
  suppress: [{ code: 'reserved-areas-near-limit', reason: 'accepted until the next BIOS' }],
  unread: [],
  provenance: { '/memoryBlockSize': 'dmesg.txt:214' },
};

/** The valid snapshot with one value replaced; `undefined` takes it out. */
function changed(pointer: string, value: unknown): unknown {
  const copy = structuredClone(VALID) as Record<string, unknown>;
  const keys = pointer.split('/');
  const last = keys.pop() ?? '';
  let at = copy;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  if (value === undefined) delete at[last];
  else at[last] = value;
  return copy;
}

/** The reader's own view: whether a text of this value has no problem. */
function isTaken(value: unknown): boolean {
  return readSnapshot({ name: 'x', text: JSON.stringify(value) }, 0).boots[0]?.problems.length === 0;
}

describe('the schema', () => {
  test('accepts a snapshot with every field, and one with none but the version', () => {
    expect(validate(VALID)).toBe(true);
    expect(isTaken(VALID)).toBe(true);
    expect(validate({ formatVersion: 1 })).toBe(true);
  });

  test.each([
    ['host', undefined],
    ['host/kernelProfile', 'auto'],
    ['cmrs', []],
    ['cmrs/0/size', '512M'],
    ['cmrs/0/base', '0xfffffffffffff000'],
    ['memblock/memory/0/node', 1023],
    ['memblock/memory/0/node', undefined],
    ['memblock/memory/0/flags', []],
    ['limits/maxReservedPerTdmr', 0],
    ['limits/pamtEntrySize', {}],
    ['events/0/driver', 'virtio_mem'],
    ['events/0/online', undefined],
    ['events/1/assumed', true],
    ['cmrsIncomplete', undefined],
    ['memblock/from', undefined],
    ['srat/0/pxm', 4_294_967_295],
    ['cxlWindows/0/holds', []],
    ['registers/0/value', 0],
    ['running', {}],
    ['running/iomem/0/depth', undefined],
    ['provenance', {}],
  ])('accepts %s as %j', (pointer, value) => {
    expect(validate(changed(pointer, value))).toBe(true);
  });

  test.each([
    ['formatVersion', undefined],
    ['formatVersion', 2],
    ['formatVersion', '1'],
    ['formatversion', 1],
    ['provenance', 'dmesg.txt:12'],
    ['provenance', { '/memoryBlockSize': 'dmesg.txt' }],
    ['provenances', {}],
    ['host/kernelProfile', 'v6.8'],
    ['host/kernel', '6.8'],
    ['host/name', ''],
    ['sources', 'dmesg.log'],
    ['sources/0', 7],
    ['cmrs/0', '[0x100000, 0x77800000)'],
    ['cmrs/0/end', '0x200000'],
    ['cmrs/0/base', undefined],
    ['cmrs/0/base', 1_048_576],
    ['cmrs/0/base', '100000'],
    ['cmrs/0/base', '1M'],
    ['cmrs/0/base', '0x'],
    ['cmrs/0/base', '0x11112222333344445'],
    ['cmrs/0/base', ' 0x100000'],
    ['cmrs/0/size', 1],
    ['cmrs/0/size', '1'],
    ['cmrs/0/size', '1m'],
    ['cmrs/0/size', '1MB'],
    ['cmrs/0/size', '1.5G'],
    ['cmrs/0/size', '0x10M'],
    ['memblock/memory', undefined],
    ['memblock/physmem', []],
    ['memblock/memory/0/node', -1],
    ['memblock/memory/0/node', 1024],
    ['memblock/memory/0/node', '0'],
    ['memblock/memory/0/flags', 'hotplug'],
    ['memblock/memory/0/flags/0', 'DRV_MNG'],
    ['limits/maxTdmrs', 0],
    ['limits/maxTdmrs', 64.5],
    ['limits/pamtEntrySize/4k', 65_536],
    ['limits/pamtEntrySize/4K', 16],
    ['memoryBlockSize', '80000000'],
    ['pamtPlacements/0', null],
    ['pamtPlacements/0', 4_294_967_296],
    ['events/0/event', 'add'],
    ['events/0/size', undefined],
    ['events/0/driver', 'cxl'],
    ['events/0/online', 'yes'],
    ['events/1/base', '0x0'],
    ['events/1/online', true],
    ['events/1/assumed', false],
    ['events/0/assumed', true],
    ['cmrs/0/provenance', 'dmesg.txt:0'],
    ['cmrsIncomplete', 'missing'],
    ['memblock/from', 'snapshot'],
    ['firmware/0/type', undefined],
    ['firmware/0/map', 'bios'],
    ['srat/0/pxm', undefined],
    ['srat/0/hotplug', 'yes'],
    ['cxlWindows/0/interleaveWays', 0],
    ['cxlWindows/0/holds/0', 'ram'],
    ['registers/0/name', 'keyids'],
    ['registers/0/value', -1],
    ['messages/0/text', 'module initialized'],
    ['running/blocks/0/state', 'broken'],
    ['running/hotAdded/0/driver', 'cxl'],
    ['running/iomem/0/label', ''],
    ['running/onlinePolicy', 'auto'],
    ['running/memmapOnMemory', 'Y'],
    ['running/kmem/0/reason', 'unknown'],
    ['unread', [{}]],
    ['events/2/base', undefined],
    ['suppress/0/reason', undefined],
    ['suppress/0/reason', ' '],
    ['suppress/0/code', 'Reserved Areas'],
  ])('refuses %s as %j, and so does the reader', (pointer, value) => {
    const near = changed(pointer, value);
    expect(validate(near)).toBe(false);
    expect(isTaken(near)).toBe(false);
  });

  test('the snippet for a new file is valid by itself', () => {
    // Placeholders such as `${1:0x100000}` and `"^${2:0}"` (a number) as an editor fills them in.
    const filled = JSON.stringify(schema.defaultSnippets[0]?.body)
      .replaceAll(/"\^\$\{\d+:([^}]*)\}"/g, '$1')
      .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1');
    expect(validate(JSON.parse(filled))).toBe(true);
  });
});

describe('the words of the schema are those of the core', () => {
  const { profile, flag, eventKind, driver } = schema.definitions;

  test('kernel profiles', () => {
    expect(profile.enum).toStrictEqual(['auto', ...PROFILE_IDS]);
    expect(profile.enumDescriptions.slice(1)).toStrictEqual(profiles.map(({ description }) => description));
  });

  test('every flag and every event is read', () => {
    const text = JSON.stringify({
      formatVersion: 1,
      memblock: { memory: [{ base: '0x0', size: '1M', flags: flag.enum }] },
      events: eventKind.enum.map((event) => (event === 'tdx-init' ? { event } : { event, base: '0x0', size: '1M' })),
    });
    const { facts } = readSnapshot({ name: 'x', text }, 0).boots[0] ?? { facts: [] };
    expect(facts.flatMap((fact) => (fact.kind === 'memblock-range' ? fact.flags : []))).toStrictEqual(flag.enum);
    expect(facts.flatMap((fact) => (fact.kind === 'memory-event' ? fact.event : []))).toStrictEqual(eventKind.enum);
  });

  test('every driver is read', () => {
    const events = driver.enum.map((name) => ({ event: 'hot-add', base: '0x0', size: '1M', driver: name }));
    const { facts } = readSnapshot({ name: 'x', text: JSON.stringify({ formatVersion: 1, events }) }, 0).boots[0] ?? { facts: [] };
    expect(facts.flatMap((fact) => (fact.kind === 'memory-event' ? fact.driver : []))).toStrictEqual(driver.enum);
  });

  test.each([
    ['node', { memblock: { memory: [{ base: '0x0', size: '1M', node: 0 }] } }, 'memblock/memory/0/node'],
    ['tdmrCount', { limits: { maxTdmrs: 0 } }, 'limits/maxTdmrs'],
    ['areaCount', { limits: { maxReservedPerTdmr: 0 } }, 'limits/maxReservedPerTdmr'],
    ['entrySize', { limits: { pamtEntrySize: { '1g': 0 } } }, 'limits/pamtEntrySize/1g'],
  ] as const)('the bounds of a %s are those of the facts and of the message', (name, snapshot, pointer) => {
    const { minimum, maximum } = schema.definitions[name];
    const read = (value: number) => {
      const text = JSON.stringify({ formatVersion: 1, ...snapshot }).replace(/:0(?=\})/, `:${value}`);
      const { facts, problems } = readSnapshot({ name: 'x', text }, 0).boots[0] ?? { facts: [], problems: [] };
      return { kept: JSON.stringify(facts).includes(`:${value}`), said: problems.map(({ message }) => message) };
    };
    for (const value of [minimum, maximum]) expect(read(value)).toStrictEqual({ kept: true, said: [] });
    for (const value of [minimum - 1, maximum + 1]) {
      const { kept, said } = read(value);
      expect(kept).toBe(false);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(new RegExp(`^\`${pointer.split('/').at(-1)}\` must be a whole number .*from ${minimum} to ${maximum}, not ${value}\\.$`));
    }
  });

  test('every word has its description', () => {
    for (const words of [profile, flag, eventKind, driver]) expect(words.enumDescriptions).toHaveLength(words.enum.length);
  });
});

test('both schemas are strict JSON Schema apart from the words that editors read', () => {
  for (const name of ['snapshot', 'report']) {
    const text = readFileSync(path.join(import.meta.dirname, `../../../../schemas/${name}.schema.json`), 'utf8');
    const ajv = new Ajv({ strict: true, strictRequired: false, allowUnionTypes: true });
    ajv.addVocabulary(['defaultSnippets', 'enumDescriptions', 'errorMessage', 'markdownDescription', 'patternErrorMessage']);
    expect(() => ajv.compile(JSON.parse(text) as object)).not.toThrow();
  }
});
