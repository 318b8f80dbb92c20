import { build } from 'esbuild';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundles, cliFile, fleetWorkerFile } from '../../../scripts/lib/bundles.mjs';

/** The command line as it ships, built into a folder of its own that holds it under its name. */
export interface CliBundle {
  readonly folder: string;
  remove(): void;
}

export async function buildCli(): Promise<CliBundle> {
  const options = bundles({ production: true }).filter(({ outfile }) => outfile === cliFile || outfile === fleetWorkerFile);
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-cli-'));
  const script = path.join(folder, 'main.cjs');
  await Promise.all(options.map(({ outfile = '', ...rest }) => build({ ...rest, outfile: path.join(folder, path.basename(outfile)) })));
  const command = path.join(folder, 'tdxmem');
  writeFileSync(command, `#!/bin/sh\nexec '${process.execPath}' '${script}' "$@"\n`);
  chmodSync(command, 0o755);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
