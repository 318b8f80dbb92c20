import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import type { Fact } from '../../src/analysis/evidence/fact';

/** What emulated machines were given, against what their firmware tables say. */
const FOLDER = path.join(process.env['TDXMEM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url)), 'hosts');
const hosts = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => existsSync(path.join(FOLDER, name, 'srat.dsl'))) : [];

interface GivenMemory {
  readonly pxm: number;
  readonly base: string;
  readonly length: string;
  readonly enabled: boolean;
  readonly hotplug: boolean;
  readonly nonvolatile: boolean;
}

function factsOf(host: string, file: string): readonly Fact[] {
  const { boots } = readCapture({ name: file, text: readFileSync(path.join(FOLDER, host, file), 'utf8') }, 0);
  expect(boots.flatMap(({ problems }) => problems)).toEqual([]);
  return boots.flatMap(({ facts }) => facts);
}

function memoryOf(host: string, file: string): unknown {
  return factsOf(host, file).map((fact) => {
    if (fact.kind !== 'srat-range') return fact;
    const { range, pxm, hotplug, nonVolatile } = fact;
    return { pxm, base: range.start, length: range.end - range.start, hotplug, nonVolatile };
  });
}

describe.skipIf(hosts.length === 0)('firmware tables of emulated machines', () => {
  test.each(hosts)('%s', (host) => {
    // The shape is that of the README beside the bundles.
    const { srat_memory: given } = JSON.parse(readFileSync(path.join(FOLDER, host, 'truth.json'), 'utf8')) as { readonly srat_memory: readonly GivenMemory[] };
    const memory = given
      .filter(({ enabled, length }) => enabled && Number(length) > 0)
      .map(({ pxm, base, length, hotplug, nonvolatile }) => ({ pxm, base: Number(base), length: Number(length), hotplug, nonVolatile: nonvolatile }));
    expect(memoryOf(host, 'srat.dsl')).toEqual(memory);
    expect(memoryOf(host, 'srat.hex')).toEqual(memory);
  });

  test.each(hosts.filter((host) => existsSync(path.join(FOLDER, host, 'cedt.dsl'))))('%s: both forms of the CEDT say the same', (host) => {
    const windows = (file: string): unknown => factsOf(host, file).map((fact) => ({ ...fact, at: undefined }));
    expect(windows('cedt.dsl')).toEqual(windows('cedt.hex'));
    expect(windows('cedt.hex')).not.toEqual([]);
  });
});
