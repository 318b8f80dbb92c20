import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import type { Fact } from '../../src/analysis/evidence/fact';
import { CORPUS } from './folder';

/** Each folder is one emulated machine. */
const HOSTS = path.join(CORPUS, 'hosts');

interface Capture {
  readonly file: string;
  readonly lines: readonly string[];
  readonly facts: readonly Fact[];
}

/** Every capture whose name fits, with what is read of it. None may have a line that cannot be read. */
function captures(name: RegExp): readonly Capture[] {
  return readdirSync(HOSTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => name.test(path.basename(file)))
    .map((file) => {
      const text = readFileSync(path.join(HOSTS, file), 'utf8');
      const { boots } = readCapture({ name: path.basename(file), text }, 0);
      expect(boots.flatMap(({ problems }) => problems)).toEqual([]);
      return { file, lines: text.split('\n').filter((line) => line !== ''), facts: boots.flatMap(({ facts }) => facts) };
    });
}

function ofKind<K extends Fact['kind']>(facts: readonly Fact[], kind: K): readonly Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

describe.skipIf(!existsSync(HOSTS))('captures of running machines', () => {
  test('/proc/iomem: every row, at the level that its blanks tell', () => {
    for (const { file, lines, facts } of captures(/^iomem(?!-nonroot).*\.txt$/)) {
      const rows = lines.map((line) => {
        const [, blanks = '', first = '', last = '', label] = /^( *)([0-9a-f]+)-([0-9a-f]+) : (.*)$/.exec(line) ?? [];
        return [blanks.length / 2, Number.parseInt(first, 16), Number.parseInt(last, 16) + 1, label];
      });
      expect([file, ofKind(facts, 'iomem-range').map(({ depth, range, label }) => [depth, range.start, range.end, label])]).toEqual([file, rows]);
    }
  });

  test('/proc/iomem without privileges', () => {
    for (const { facts } of captures(/^iomem-nonroot\.txt$/)) expect(facts.map(({ kind }) => kind)).toEqual(['addresses-hidden']);
  });

  test('/sys/firmware/memmap: every row', () => {
    for (const { file, lines, facts } of captures(/^memmap.*\.txt$/)) {
      expect([file, ofKind(facts, 'memmap-range').map(({ range, label }) => `0x${range.start.toString(16)}-0x${(range.end - 1).toString(16)} ${label}`)]).toEqual([file, lines]);
    }
  });

  test('memory blocks in sysfs, as a table and as JSON are the same blocks', () => {
    const blocks = ({ facts }: Capture): readonly unknown[] => ofKind(facts, 'block-state').map(({ blocks: numbers, state }) => [numbers, state]);
    const table = new Map(captures(/^lsmem-all.*\.(?:txt|json)$/).map((capture) => [capture.file, blocks(capture)]));
    for (const capture of captures(/^memory-blocks.*\.txt$/)) {
      expect(blocks(capture)).toHaveLength(capture.lines.length);
      expect([capture.file, blocks(capture)]).toEqual([capture.file, table.get(capture.file.replace('memory-blocks', 'lsmem-all'))]);
    }
    for (const [file, rows] of table) {
      if (file.endsWith('.json')) expect([file, rows]).toEqual([file, table.get(file.replace('.json', '.txt'))]);
    }
  });

  test('the size of a block, wherever it is told', () => {
    for (const { file, facts } of captures(/^(?:block_size_bytes|lsmem.*)\.txt$/)) {
      const truth: unknown = JSON.parse(readFileSync(path.join(HOSTS, path.dirname(file), 'truth.json'), 'utf8'));
      for (const { bytes } of ofKind(facts, 'memory-block-size')) expect(truth).toHaveProperty('block_size', `0x${bytes.toString(16)}`);
      if (file.includes('block_size')) expect(facts).toHaveLength(1);
    }
  });

  test('nodes of numactl', () => {
    for (const { file, lines, facts } of captures(/^numactl.*\.txt$/)) {
      const sizes = lines.flatMap((line) => /^node (\d+) size: (\d+) MB$/.exec(line)?.slice(1).map(Number) ?? []);
      expect([file, ofKind(facts, 'numa-node').flatMap(({ node, sizeMib }) => [node, sizeMib])]).toEqual([file, sizes]);
    }
  });

  test('settings, and the kernel that runs', () => {
    for (const [name, kinds] of [
      [/^auto_online_blocks.*\.txt$/, ['online-policy']],
      [/^memory_hotplug-params\.txt$/, ['memmap-on-memory']],
      [/^uname\.txt$/, ['host-name', 'kernel-release', 'kernel-release']],
    ] as const) {
      const found = captures(name);
      expect(found.length).toBeGreaterThan(0);
      for (const { facts } of found) expect(facts.map(({ kind }) => kind)).toEqual(kinds);
    }
    for (const { facts } of captures(/^cmdline.*\.txt$/)) expect(facts[0]).toMatchObject({ kind: 'command-line', from: 'proc' });
  });
});
