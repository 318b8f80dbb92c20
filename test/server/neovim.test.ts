import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findNeovim } from '../../tools/neovim/find.mjs';
import { buildServer, type ServerBundle } from './support/server-bundle';

const root = path.resolve(import.meta.dirname, '../..');
let bundle: ServerBundle;
let neovim: string;

beforeAll(async () => {
  bundle = await buildServer();
  neovim = await findNeovim();
}, 300_000);

afterAll(() => bundle.remove());

interface Seen {
  readonly diagnostics: readonly { readonly line: number; readonly column: number; readonly code: string; readonly severity: number }[];
  readonly hover: string;
  readonly definitions: readonly number[];
  readonly highlights: readonly number[];
  readonly symbols: readonly string[];
  readonly actions: readonly string[];
}

test('a log in Neovim has its diagnostics, hover and outline', async () => {
  const file = path.join(bundle.folder, 'dmesg.log');
  copyFileSync(path.join(root, 'samples/emerald-rapids-fragmented.log'), file);
  const { stdout } = await promisify(execFile)(neovim, ['--headless', '-u', 'NONE', '-i', 'NONE', '-n', '-S', path.join(import.meta.dirname, 'support/look.lua'), file], {
    timeout: 60_000,
    env: { ...process.env, TDXMEM_COMMAND: JSON.stringify([process.execPath, ...bundle.args]), XDG_STATE_HOME: bundle.folder, XDG_CACHE_HOME: bundle.folder },
  });
  const seen = JSON.parse(stdout) as Seen;
  expect(seen.diagnostics).toEqual([
    { line: 7, column: 16, code: 'reserved-areas-exhausted', severity: 1 },
    { line: 63, column: 18, code: 'first-megabyte-overlap', severity: 3 },
    { line: 96, column: 26, code: 'initialisation-failed', severity: 1 },
  ]);
  expect(seen.hover).toContain('in hole 2 of 17 [0x5d169000, 0x5d22b000)');
  expect(seen.definitions).toEqual([90]);
  expect(seen.highlights).toEqual([7, 52, 90, 95]);
  expect(seen.symbols.slice(0, 3)).toEqual(['Firmware memory map (e820)', 'SRAT', 'Early memory node ranges']);
  expect(seen.actions).toEqual([
    'Review as Out of tree: holes from CMRs, where it passes',
    'Review as Out of tree: holes from CMRs, regions checked, where it passes',
    'Turn off reserved-areas-exhausted in the settings',
    'Make a snapshot',
  ]);
  // An editor that only looks leaves the evidence as it is.
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(path.join(root, 'samples/emerald-rapids-fragmented.log'), 'utf8'));
}, 90_000);
