import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, withoutPlaces } from '../../support/read';

const DEVICE = `# daxctl list
[
  {
    "chardev":"dax0.0",
    "size":68719476736,
    "target_node":1,
    "align":2097152,
    "mode":"system-ram",
    "online_memblocks":504,
    "total_memblocks":512
  }
]
`;

test('a device as memory', () => {
  expect(factsOf(DEVICE)).toEqual([
    { kind: 'dax-device', name: 'dax0.0', mode: 'system-ram', size: 68719476736, targetNode: 1, onlineBlocks: 504, totalBlocks: 512, at: placeOf(DEVICE, 'dax0.0') },
  ]);
});

test('one device of which only the middle was pasted', () => {
  const text = DEVICE.split('\n').slice(3, -3).join('\n');
  expect(factsOf(`${text}\n}`)).toEqual(factsOf(DEVICE).map((fact) => ({ ...fact, at: placeOf(text, 'dax0.0') })));
});

/** What a listing says, without places. */
function said(value: unknown): readonly unknown[] {
  return withoutPlaces(factsOf(JSON.stringify(value, undefined, 2).replaceAll('/', '\\/')));
}

describe('under -u', () => {
  const device = { chardev: 'dax0.0', target_node: 2, align: 2097152, mode: 'devdax' };

  test('a size is known where it can only be one', () => {
    expect(said({ ...device, size: '2046.00 MiB (2145.39 MB)' })).toEqual([{ kind: 'dax-device', name: 'dax0.0', mode: 'devdax', size: 2145386496, targetNode: 2 }]);
    expect(said({ ...device, size: '4.00 GiB (4.29 GB)' })).toEqual([{ kind: 'dax-device', name: 'dax0.0', mode: 'devdax', targetNode: 2 }]);
    expect(said({ ...device, size: '4.00 GiB (4.29 GB)', align: '1024.00 MiB (1073.74 MB)' })).toEqual([{ kind: 'dax-device', name: 'dax0.0', mode: 'devdax', size: 2 ** 32, targetNode: 2 }]);
    expect(said({ ...device, size: '2046.00 MiB (2145.39 MB)', align: undefined })).toEqual([{ kind: 'dax-device', name: 'dax0.0', mode: 'devdax', targetNode: 2 }]);
  });

  test('addresses are text', () => {
    const mappings = [
      { page_offset: '0', start: '0x850000000', end: '0x284fffffff', size: '128.00 GiB (137.44 GB)' },
      { page_offset: '0x2000000', start: '0x4850000000', end: '0x684fffffff', size: '128.00 GiB (137.44 GB)' },
    ];
    expect(said([{ ...device, mappings }])).toMatchObject([{ ranges: [range(0x850000000, 0x2850000000), range(0x4850000000, 0x6850000000)] }]);
    expect(said([{ ...device, mappings: [...mappings, { start: '0x9' }] }])[0]).not.toHaveProperty('ranges');
  });
});

describe('a dax region around it', () => {
  const around = (path: string): readonly unknown[] => said([{ path, id: 1, size: 8589934592, align: 2097152, devices: [{ chardev: 'dax1.0', size: 8589934592, mode: 'system-ram', movable: false }] }]);
  const device = { kind: 'dax-device', name: 'dax1.0', mode: 'system-ram', size: 8589934592, movable: false };

  test('names the CXL region', () => {
    expect(around('/platform/ACPI0017:00/root0/decoder0.1/region1/dax_region1')).toEqual([{ ...device, cxlRegion: 'region1' }]);
  });

  test.each(['/platform/ACPI0017:00/root0/nvdimm-bridge0/ndbus0/region0/dax0.0', '/platform/hmem.5', '/LNXSYSTM:00/LNXSYBUS:00/ACPI0012:00/ndbus0/region0/dax0.0'])('%s is no CXL region', (path) => {
    expect(around(path)).toEqual([device]);
  });
});

describe('ndctl', () => {
  test('a namespace keeps a mode of its own', () => {
    const namespace = { dev: 'namespace0.0', mode: 'devdax', map: 'mem', size: 2145386496, uuid: '2973b4b8-7bcd-4774-be4c-a785ee602c6a', chardev: 'dax0.0', align: 2097152 };
    expect(said({ provider: 'CXL', dev: 'ndbus0', regions: [{ dev: 'region0', size: 2147483648, type: 'pmem', namespaces: [namespace] }] })).toEqual([{ kind: 'dax-device', name: 'dax0.0', size: 2145386496 }]);
    expect(said([{ ...namespace, size: '4.00 GiB (4.29 GB)' }])).toEqual([]);
  });

  test('the devices of a namespace', () => {
    const devices = [{ chardev: 'dax0.0', size: 4292870144, target_node: 1, align: 2097152, mode: 'devdax' }];
    expect(said({ dev: 'namespace0.0', mode: 'devdax', daxregion: { id: 0, size: 4292870144, align: 2097152, devices } })).toEqual([{ kind: 'dax-device', name: 'dax0.0', mode: 'devdax', size: 4292870144, targetNode: 1 }]);
  });
});

test.each([{ chardev: 'ttyS0', mode: 'devdax' }, { chardev: 'dax0', size: 1 }, { name: 'dax0.0', size: 1 }])('%j is no device', (value) => {
  expect(said(value)).toEqual([]);
});
