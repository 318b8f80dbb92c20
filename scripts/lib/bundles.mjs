import { root } from '../../tools/lib/root.mjs';
import { typesBeside } from './types-beside.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** The command line, as it ships. */
export const cliFile = 'dist/cli/main.cjs';

/** The language server, which the command line loads when it is asked for. */
export const serverFile = 'dist/cli/language-server.cjs';

/** What each worker thread of `tdxmem check --files-from` runs. */
export const fleetWorkerFile = 'dist/cli/fleet-worker.cjs';

/** The types of the library: one generated file. */
export const libraryTypes = 'etc/api/library.generated.d.ts';

/**
 * What ships: the extension for Node and for the web worker, each with the thread that reviews, the map's page, the command line
 * with its language server and its worker, and the library.
 * The targets are what the oldest supported VS Code (1.95) and Node (20.19) run.
 * @param {{ production: boolean }} kind
 * @returns {BuildOptions[]}
 */
export function bundles({ production }) {
  /** @type {BuildOptions} */
  const common = {
    absWorkingDir: root,
    bundle: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
  };
  /** @type {BuildOptions} */
  const extension = { ...common, format: 'cjs', external: ['vscode'] };
  /** @type {BuildOptions} */
  // jsonc-parser's CommonJS build cannot be bundled, its module build can.
  const node = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
  /** @type {BuildOptions} */
  const web = { platform: 'browser', target: 'es2022' };
  return [
    { ...extension, ...node, entryPoints: ['src/extension/node/main.ts'], outfile: 'dist/extension/node.js' },
    { ...extension, ...web, entryPoints: ['src/extension/web/main.ts'], outfile: 'dist/extension/web.js' },
    { ...common, ...node, entryPoints: ['src/extension/node/thread.ts'], outfile: 'dist/extension/node-thread.js', format: 'cjs' },
    { ...common, ...web, entryPoints: ['src/extension/web/thread.ts'], outfile: 'dist/extension/web-thread.js', format: 'iife' },
    {
      ...common,
      entryPoints: ['webview/main.ts', 'webview/main.css'],
      outdir: 'dist/webview',
      format: 'iife',
      platform: 'browser',
      target: 'chrome128',
    },
    {
      ...common,
      ...node,
      entryPoints: ['src/cli/main.ts'],
      outfile: cliFile,
      // The script that `tdxmem collect` prints and runs.
      loader: { '.sh': 'text' },
      // Comes with a binary, and is optional: only PNGs need it.
      external: ['@resvg/resvg-js'],
      // fdir, which looks for files, asks where it is; a CommonJS bundle knows that by another name.
      define: { 'import.meta.url': '__filename' },
      format: 'cjs',
      banner: { js: '#!/usr/bin/env node' },
    },
    { ...common, ...node, entryPoints: ['src/server/main.ts'], outfile: serverFile, format: 'cjs' },
    { ...common, ...node, entryPoints: ['src/cli/fleet/worker.ts'], outfile: fleetWorkerFile, format: 'cjs' },
    { ...common, ...node, entryPoints: ['src/library/index.ts'], outfile: 'dist/library/index.mjs', format: 'esm', plugins: [typesBeside(libraryTypes)] },
    { ...common, ...node, entryPoints: ['src/library/index.ts'], outfile: 'dist/library/index.cjs', format: 'cjs', plugins: [typesBeside(libraryTypes)] },
  ];
}
