import { root } from '../../tools/lib/root.mjs';

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** The command line, as it ships. */
export const cliFile = 'dist/cli/main.cjs';

/**
 * What ships: the extension for Node and for the web worker, the map's page, and the command line.
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
  const extension = { ...common, entryPoints: ['src/extension/extension.ts'], format: 'cjs', external: ['vscode'] };
  /** @type {BuildOptions} */
  // jsonc-parser's CommonJS build cannot be bundled, its module build can.
  const node = { platform: 'node', target: 'node20', mainFields: ['module', 'main'] };
  return [
    { ...extension, ...node, outfile: 'dist/extension/node.js' },
    { ...extension, platform: 'browser', target: 'es2022', outfile: 'dist/extension/web.js' },
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
      format: 'cjs',
      banner: { js: '#!/usr/bin/env node' },
    },
  ];
}
