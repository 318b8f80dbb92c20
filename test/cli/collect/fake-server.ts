import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A server that the script can be run on: files below a root, and programs that print what they are given. */
export interface FakeServer {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** By name, or by name and arguments: what the program prints. */
  readonly programs: Readonly<Record<string, string>>;
  /** Whether the programs of this machine are there besides. */
  readonly tools: boolean;
}

export interface Collected {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const SCRIPT = path.resolve(import.meta.dirname, '../../../src/cli/collect/collect.sh');

/** Programs that would tell of the machine on which the test runs. */
const OF_THIS_MACHINE = ['dmesg', 'journalctl', 'lsmem', 'numactl', 'daxctl', 'ndctl', 'cxl', 'rdmsr', 'uname', 'date'];

export function collectFrom({ files, programs, tools }: FakeServer, args: readonly string[] = []): Collected {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-server-'));
  try {
    const root = path.join(folder, 'root');
    for (const [name, content] of Object.entries(files)) write(path.join(root, name), content);
    const bin = path.join(folder, 'bin');
    mkdirSync(bin);
    for (const [call, output] of Object.entries(programs)) write(path.join(folder, 'printed', call), output);
    for (const name of new Set([...(tools ? OF_THIS_MACHINE : []), ...Object.keys(programs).map((call) => call.split(' ')[0] ?? '')])) {
      write(path.join(bin, name), `#!/bin/sh\nPATH=/usr/bin:/bin\ncd '${folder}/printed'\nfor call in "${name} $*" ${name}; do [ ! -e "$call" ] || exec cat "$call"; done\n`);
      chmodSync(path.join(bin, name), 0o755);
    }
    const { PATH = '' } = process.env;
    const { status, stdout, stderr } = spawnSync('/bin/sh', [SCRIPT, ...args], {
      env: { PATH: tools ? `${bin}:${PATH}` : bin, TDXMEM_ROOT: root },
      encoding: 'utf8',
    });
    return { status, stdout, stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(file: string, content: string | Uint8Array): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}
