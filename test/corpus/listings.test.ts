import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/analysis/evidence/fact';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { CORPUS } from './folder';

const HOSTS = path.join(CORPUS, 'hosts');

const files = existsSync(HOSTS)
  ? readdirSync(HOSTS).flatMap((host) => (host.includes('.') ? [] : readdirSync(path.join(HOSTS, host)).filter((name) => /^(?:lsmem|daxctl|ndctl|cxl).*\.json$/.test(name)).map((name) => path.join(host, name))))
  : [];

function read(file: string): { readonly facts: readonly Fact[]; readonly value: unknown } {
  const text = readFileSync(path.join(HOSTS, file), 'utf8');
  const { boots } = readCapture({ name: file, text }, 0);
  expect(boots.flatMap(({ problems }) => problems)).toEqual([]);
  return { facts: boots.flatMap(({ facts }) => facts), value: text.trim() === '' ? [] : JSON.parse(text) };
}

/** Every object in a value. */
function objectsIn(value: unknown): readonly Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(objectsIn);
  return Array.isArray(value) ? inner : [value as Record<string, unknown>, ...inner];
}

describe.skipIf(files.length === 0)('listings in JSON, against JSON.parse', () => {
  test.each(files)('%s', (file) => {
    const { facts, value } = read(file);
    const objects = objectsIn(value);
    const rows = facts.flatMap((fact) => (fact.kind === 'block-state' ? [[fact.range?.start, (fact.range?.end ?? 0) - 1, fact.state, fact.node, fact.zones]] : []));
    expect(rows).toEqual(
      objects.flatMap(({ range, state, node, zones }) => (typeof range === 'string' ? [[...range.split('-').map(Number), state, node, zones]] : [])),
    );
    const devices = facts.flatMap((fact) => (fact.kind === 'dax-device' && fact.mode !== undefined ? [[fact.name, fact.mode, fact.onlineBlocks]] : []));
    expect(devices).toEqual(objects.flatMap(({ chardev, dev, mode, online_memblocks: online }) => (chardev === undefined || dev !== undefined ? [] : [[chardev, mode, online]])));
    const windows = facts.flatMap((fact) => (fact.kind === 'cxl-window' ? [fact.range.start] : []));
    expect(windows).toEqual(objects.flatMap(({ decoder, resource, max_available_extent: free }) => (decoder === undefined || free === undefined ? [] : [Number(resource)])));
  });
});
