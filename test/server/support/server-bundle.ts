import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundles, cliFile, serverFile } from '../../../scripts/lib/bundles.mjs';

/** The command line and the language server as they ship, in a folder of their own. */
export interface ServerBundle {
  readonly folder: string;
  /** What starts the server, after Node's own path. */
  readonly args: readonly [script: string, ...args: string[]];
  remove(): void;
}

export async function buildServer(): Promise<ServerBundle> {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-server-'));
  const wanted = [cliFile, serverFile];
  await Promise.all(bundles({ production: true }).flatMap((options) => (wanted.includes(options.outfile ?? '') ? [build({ ...options, outfile: path.join(folder, path.basename(options.outfile ?? '')) })] : [])));
  return { folder, args: [path.join(folder, path.basename(cliFile)), 'lsp', '--stdio'], remove: () => rmSync(folder, { recursive: true, force: true }) };
}
