import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { review, type Host } from '../../src/analysis/index';

/** Every source of one boot of one emulated machine, in one folder, with what the machine was given. */
export interface Bundle {
  readonly name: string;
  readonly host: Host;
  /** What debugfs showed at boot; only some kernels have it. */
  readonly debugfs: Host | undefined;
  readonly truth: {
    readonly block_size: string;
    readonly srat_memory?: readonly { readonly pxm: number; readonly base: string; readonly end: string; readonly hotplug: boolean }[];
  };
}

export function readBundles(folder: string): readonly Bundle[] {
  return readdirSync(folder)
    .filter((name) => existsSync(path.join(folder, name, 'truth.json')))
    .sort()
    .map((name): Bundle => {
      const read = (file: string): string => readFileSync(path.join(folder, name, file), 'utf8');
      const atBoot = existsSync(path.join(folder, name, 'memblock-memory-boot.txt')) ? 'memblock-memory-boot.txt' : undefined;
      return {
        name,
        host: hostOf(read('dmesg.txt')),
        debugfs: atBoot && hostOf(read(atBoot)),
        // The shape is that of the README beside the bundles.
        truth: JSON.parse(read('truth.json')) as Bundle['truth'],
      };
    });
}

function hostOf(text: string): Host {
  const [only] = review({ name: 'capture.txt', text });
  if (only === undefined) throw new Error('no boot');
  return only.host;
}
