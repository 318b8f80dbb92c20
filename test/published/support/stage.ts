import { build } from 'esbuild';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundles } from '../../../scripts/lib/bundles.mjs';

export const root = path.resolve(import.meta.dirname, '../../..');

/** The project as it is packed: its own files, and what is built of them for production. */
export interface Stage {
  readonly folder: string;
  remove(): void;
}

/** Neither made by the project's authors nor packed; what is built is built anew. */
const LEFT_OUT = new Set(['node_modules', '.git', 'dist', 'out', 'coverage', 'installed', 'unpacked']);

/** @param built Folders of what is built that are packed. */
export async function stage(built: readonly string[]): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-stage-'));
  cpSync(root, folder, { recursive: true, filter: (from) => !LEFT_OUT.has(path.basename(from)) && !from.endsWith('.vsix') });
  const wanted = bundles({ production: true }).filter(({ outfile, outdir = '' }) => built.includes(outfile === undefined ? outdir : path.dirname(outfile)));
  await Promise.all(wanted.map(({ outfile, outdir, ...rest }) => build({ ...rest, ...(outfile === undefined ? { outdir: path.join(folder, outdir ?? '') } : { outfile: path.join(folder, outfile) }) })));
  // It has been built, and a copy has no tools to build with.
  const manifest = path.join(folder, 'package.json');
  const { 'vscode:prepublish': _prepublish, prepack: _prepack, ...scripts } = (JSON.parse(readFileSync(manifest, 'utf8')) as { scripts: Record<string, string> }).scripts;
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(readFileSync(manifest, 'utf8')) as object), scripts }, undefined, 2));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
