import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';

function read(name: string) {
  const text = readFileSync(path.join(import.meta.dirname, '../../../../samples', `${name}.tdxmem.json`), 'utf8');
  const { facts, problems } = readSnapshot({ name, text }, 0).boots[0] ?? { facts: [], problems: [] };
  const said = problems.map(({ at: { span }, message }) => [text.slice(span.start, span.end), message]);
  return { kinds: facts.map(({ kind }) => kind), said };
}

test.each(['refused-hotplug', 'cxl-added-before-init'])('the sample %s has no mistake', (name) => {
  expect(read(name).said).toStrictEqual([]);
});

test('the broken sample shows what the tool says, and still gives what it can', () => {
  const { kinds, said } = read('broken-snapshot');
  expect(said).toStrictEqual([
    ['"linux-6.9"', '"linux-6.9" is not a kernel profile; did you mean `linux-6.8`? Allowed are `auto`, `seed-v8`, `linux-6.8`, `linux-7.1`, `linux-dpamt`, `cmr-v8`, `cmr-v8.2`.'],
    ['"tdxmodule"', '`tdxmodule` is not a field of `host`; did you mean `tdxModule`?'],
    ['2003828736', '`size` must be a hex string such as "0x77700000"; a JSON number loses precision above 2^53.'],
    ['"126 GiB"', '`size` must be written "126G", not "126 GiB".'],
    ['"HOTPLUG"', '"HOTPLUG" is not a memblock flag; did you mean `hotplug`? Allowed are `hotplug`, `mirror`, `nomap`, `driver-managed`, `reserved-noinit`, `reserved-kernel`, `kho-scratch`.'],
    ['"0"', '`node` must be a whole number from 0 to 1023, not "0".'],
    ['"0xffffffffffff0000"', '`base` + `size` is 0x1000000207fff0000: it does not fit in 64 bits and wraps around.'],
    ['"0x0"', 'The size is 0: leave out what is empty.'],
    ['"DRV_MNG"', '"DRV_MNG" is not a memblock flag; did you mean `driver-managed`? Allowed are `hotplug`, `mirror`, `nomap`, `driver-managed`, `reserved-noinit`, `reserved-kernel`, `kho-scratch`.'],
    ['"1000M"', '`memoryBlockSize` must be a power of two and at least 128 MiB, the size of a section.'],
    ['"base"', '`tdx-init` is a moment and has no range: remove `base`.'],
    ['"hotplug"', '"hotplug" is not an event; did you mean `hot-add`? Allowed are `hot-add`, `online`, `offline`, `hot-remove`, `tdx-init`.'],
    ['"cxl"', '"cxl" is not a driver; did you mean `kmem`? Allowed are `dimm`, `kmem`, `virtio_mem`.'],
    ['"0x10000000000000"', '0x10000000000000 is not below 2^52: no physical address lies there.'],
    ['"sise"', '`sise` is not a field of an event; did you mean `size`?'],
    ['{', '`size` is missing: an event needs it.'],
    ['"suppress"', 'A comma is missing before this.'],
    ['""', '`reason` must be text that says why the finding is accepted, not empty text.'],
  ]);
  expect(kinds).toStrictEqual([
    'host-name',
    'kernel-release',
    'profile-choice',
    'cmr-gap',
    'cmr-gap',
    'cmr',
    'memblock-range',
    'memblock-range',
    'memblock-range',
    'memory-event',
  ]);
});
