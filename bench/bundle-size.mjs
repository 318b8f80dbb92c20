import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildAll } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';

/** What ships, in bytes as written and as sent. */
export const bundleSize = {
  name: 'bundle-size',
  run: () =>
    inFolder(async (folder) => {
      await buildAll(folder);
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.(?:js|cjs|css)$/.test(name))
        .sort();
      const width = Math.max(...files.map((name) => name.length));
      console.log(`${'bundle'.padEnd(width)}      bytes       gzip  ratio`);
      for (const name of files) {
        const bytes = readFileSync(path.join(folder, name));
        const small = gzipSync(bytes, { level: 9 }).length;
        console.log(`${name.padEnd(width)}  ${String(bytes.length).padStart(9)}  ${String(small).padStart(9)}  ${(small / Math.max(1, bytes.length)).toFixed(2)}`);
      }
    }),
};
