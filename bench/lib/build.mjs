import { createRequire } from 'node:module';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { bundles } from '../../scripts/lib/bundles.mjs';
import { root } from '../../tools/lib/root.mjs';

/**
 * Bundles what the given lines export, for Node, and loads it.
 * @param {string} folder Where the bundle is put.
 * @param {string} lines Module source; paths are relative to the project.
 * @returns {Promise<unknown>}
 */
export async function loadBundle(folder, lines) {
  const outfile = path.join(folder, 'core.cjs');
  await esbuild.build({
    absWorkingDir: root,
    stdin: { contents: lines, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(outfile);
}

/**
 * Builds everything that ships, into a folder of its own: every file with its size.
 * @param {string} folder
 */
export async function buildAll(folder) {
  const built = bundles({ production: true }).map((options) => {
    const { outfile, outdir, ...rest } = options;
    /** @param {string} file */
    const inside = (file) => path.join(folder, file);
    const out = outfile === undefined ? { outdir: inside(outdir ?? '') } : { outfile: inside(outfile) };
    return esbuild.build({ ...rest, ...out });
  });
  await Promise.all(built);
}
