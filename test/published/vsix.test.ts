import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { packageExtension } from '../../scripts/lib/vsix.mjs';
import { stage, type Stage } from './support/stage';
import { zipEntries, type ZipEntry } from './support/zip';

const MIB = 2 ** 20;
let staged: Stage;
let file: string;
let entries: readonly ZipEntry[];

beforeAll(async () => {
  staged = await stage(['dist/extension', 'dist/webview']);
  file = path.join(staged.folder, 'extension.vsix');
  if (!(await packageExtension(file, staged.folder))) throw new Error('it could not be packed');
  entries = zipEntries(file);
}, 120_000);
afterAll(() => staged.remove());

describe('the extension as it is installed', () => {
  test('holds what it needs and nothing else', () => {
    expect(entries.map(({ name }) => name).sort()).toEqual([
      '[Content_Types].xml',
      'extension.vsixmanifest',
      'extension/LICENSE.txt',
      'extension/changelog.md',
      'extension/dist/extension/node-thread.js',
      'extension/dist/extension/node.js',
      'extension/dist/extension/web-thread.js',
      'extension/dist/extension/web.js',
      'extension/dist/webview/main.css',
      'extension/dist/webview/main.js',
      'extension/docs/findings.md',
      'extension/l10n/bundle.l10n.json',
      'extension/media/config-hints.schema.json',
      'extension/media/hosts.svg',
      'extension/media/icon.png',
      'extension/media/icon.svg',
      'extension/media/snapshot-hints.schema.json',
      'extension/media/walkthrough/host.md',
      'extension/media/walkthrough/kernels.md',
      'extension/media/walkthrough/map.md',
      'extension/media/walkthrough/open.md',
      'extension/media/walkthrough/problems.md',
      'extension/package.json',
      'extension/package.nls.json',
      'extension/readme.md',
      'extension/samples/broken-snapshot.tdxmem.json',
      'extension/samples/cxl-added-before-init.tdxmem.json',
      'extension/samples/emerald-rapids-fragmented.log',
      'extension/samples/healthy-two-socket.log',
      'extension/samples/refused-hotplug.tdxmem.json',
      'extension/schemas/config.schema.json',
      'extension/schemas/diff.schema.json',
      'extension/schemas/ndjson.schema.json',
      'extension/schemas/report.schema.json',
      'extension/schemas/snapshot.schema.json',
      'extension/schemas/summary.schema.json',
      'extension/syntaxes/tdx-memory-dump.tmLanguage.json',
    ]);
  });

  test('is small', () => {
    // With what is done where there can be no thread.
    const large = entries.filter(({ size }) => size > 0.6 * MIB).map(({ name }) => name);
    expect(large).toEqual([]);
    expect(statSync(file).size).toBeLessThan(MIB);
  });
});
