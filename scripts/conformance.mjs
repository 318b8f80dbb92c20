// Holds the models against folders of vectors: node scripts/conformance.mjs [--kernel DIR] [--module DIR] (--help says more)
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { root } from '../tools/lib/root.mjs';

/**
 * What test/conformance/compare/command.ts exports.
 * @typedef {object} Command
 * @property {(args: readonly string[], defaults: { kernel: string, module: string }, print: (line: string) => void) => number} conformance
 */

const vectors = path.join(root, 'test/conformance/vectors');
const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-conformance-'));
try {
  const outfile = path.join(folder, 'command.mjs');
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['test/conformance/compare/command.ts'],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  // npm runs scripts in the project's folder; what was typed counts from where it was typed.
  process.chdir(process.env['INIT_CWD'] ?? process.cwd());
  const { conformance } = /** @type {Command} */ (await import(pathToFileURL(outfile).href));
  const defaults = { kernel: path.join(vectors, 'kernel'), module: path.join(vectors, 'module') };
  process.exitCode = conformance(process.argv.slice(2), defaults, (line) => console.log(line));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
