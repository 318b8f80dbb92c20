import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { installFolder } from '../../tools/lib/install-folder.mjs';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'tdxmem-install-'));
});
afterEach(() => rmSync(parent, { recursive: true }));

const fillWith = (text: string) => async (part: string): Promise<void> => {
  writeFileSync(path.join(part, 'content'), text);
};
const content = (): string => readFileSync(path.join(parent, 'installed', 'content'), 'utf8');

test('it is filled once for one stamp, and again for another', async () => {
  const folder = path.join(parent, 'installed');
  expect(await installFolder(folder, 'one', fillWith('first'))).toBe(true);
  expect(await installFolder(folder, 'one', fillWith('second'))).toBe(false);
  expect(content()).toBe('first');
  expect(await installFolder(folder, 'two', fillWith('third'))).toBe(true);
  expect(content()).toBe('third');
  expect(readdirSync(parent)).toEqual(['installed']);
});

test('a failed install leaves the old one, and nothing else', async () => {
  const folder = path.join(parent, 'installed');
  await installFolder(folder, 'one', fillWith('first'));
  const failing = async (part: string): Promise<void> => {
    writeFileSync(path.join(part, 'content'), 'half');
    throw new Error('no network');
  };
  await expect(installFolder(folder, 'two', failing)).rejects.toThrow('no network');
  expect(content()).toBe('first');
  expect(readdirSync(parent)).toEqual(['installed']);
});

test('what a killed process left half-made is removed', async () => {
  // Larger than any process id.
  const abandoned = path.join(parent, 'installed.part-99999999');
  mkdirSync(abandoned);
  await installFolder(path.join(parent, 'installed'), 'one', fillWith('first'));
  expect(existsSync(abandoned)).toBe(false);
});
