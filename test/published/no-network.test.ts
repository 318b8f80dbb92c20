import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { bundles } from '../../scripts/lib/bundles.mjs';

/** What a program of the browser or of Node can reach another machine with. */
const REACHES = /\b(?:fetch|importScripts)\s*\(|\b(?:XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|createTelemetryLogger)\b|\bfrom *["']https?:/g;

/** What comes from outside of a bundle: the editor, and threads. */
const HARMLESS: readonly string[] = ['vscode', 'node:worker_threads'];

const extension = bundles({ production: false }).filter(({ outfile, outdir }) => [outfile, outdir].some((name) => /^dist\/(?:extension|webview)\b/.test(name ?? '')));

test('the extension is a bundle for Node, one for the browser, the thread of each and a page', () => {
  expect(extension).toHaveLength(5);
});

describe.each(extension.map((options) => [options.outfile ?? options.outdir ?? '', options] as const))('%s', (_name, options) => {
  test('has nothing to reach another machine with, and says nothing to anyone about its use', async () => {
    const { outputFiles = [], metafile } = await build({ ...options, write: false, metafile: true, sourcemap: false, legalComments: 'none' });
    expect(outputFiles.length).toBeGreaterThan(0);
    const outside = Object.values(metafile?.outputs ?? {}).flatMap(({ imports }) => imports.filter(({ external }) => external === true).map(({ path }) => path));
    expect([...new Set(outside)].filter((name) => !HARMLESS.includes(name))).toEqual([]);
    for (const { path, text } of outputFiles) expect({ path, found: text.match(REACHES) }).toEqual({ path, found: null });
  });
});

test.each(['await fetch("https://a")', 'new XMLHttpRequest()', 'navigator.sendBeacon(u)', 'vscode.env.createTelemetryLogger(sender)'])('%s would be found', (code) => {
  expect(code.match(REACHES)).not.toBeNull();
});
