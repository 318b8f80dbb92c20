import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { root } from '../../tools/lib/root.mjs';

/**
 * Builds a module in TypeScript with all that it imports, and calls what it exports; the exit code is what that returns.
 * @template T
 * @param {string} entry Relative to the project.
 * @param {(exported: T) => number} call
 */
export async function runBundled(entry, call) {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-run-'));
  try {
    const outfile = path.join(folder, 'command.mjs');
    await esbuild.build({ absWorkingDir: root, entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: 'node', target: 'node20', mainFields: ['module', 'main'], logLevel: 'warning' });
    // npm runs scripts in the project's folder; what was typed counts from where it was typed.
    process.chdir(process.env['INIT_CWD'] ?? process.cwd());
    process.exitCode = call(/** @type {T} */ (await import(pathToFileURL(outfile).href)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
