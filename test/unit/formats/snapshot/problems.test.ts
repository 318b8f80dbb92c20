import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';
import { annotate, withoutAnnotations } from './annotate';

/** Each case is a text with its problems written under the lines they are about. `vitest -u` writes them anew. */
const folder = path.join(import.meta.dirname, '../../../cases/snapshot');

describe('every mistake is told once, where it is', () => {
  test.each(readdirSync(folder))('%s', async (name) => {
    const file = path.join(folder, name);
    const text = withoutAnnotations(readFileSync(file, 'utf8'));
    const { boots } = readSnapshot({ name, text }, 0);
    await expect(annotate(text, boots[0]?.problems ?? [])).toMatchFileSnapshot(file);
  });
});
