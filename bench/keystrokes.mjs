import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { executable } from '../scripts/lib/vscode-executable.mjs';
import { root } from '../tools/lib/root.mjs';
import { bootLog } from './lib/boot-log.mjs';
import { buildAll } from './lib/build.mjs';
import { inFolder } from './lib/folder.mjs';

const LINES = [1000, 10_000, 100_000];
/** Enough for a hundred thousand lines. */
const BYTES = 14e6;

/**
 * How long a key waits for its diagnostics in a real VS Code, the pause in typing that a review waits for among it; how long the
 * extension host takes to hear of the key at all, and how long that takes for the same text in a language that nobody reviews.
 */
export const keystrokes = {
  name: 'keystrokes',
  run: () =>
    inFolder(async (folder) => {
      await buildAll(root);
      const samples = LINES.map((lines) => ({ lines, file: path.join(folder, `boot-${lines}.log`), unread: path.join(folder, `boot-${lines}.ini`) }));
      const log = bootLog(BYTES).lines;
      for (const { lines, file, unread } of samples) for (const name of [file, unread]) writeFileSync(name, log.slice(0, lines).join(''));
      writeFileSync(path.join(folder, 'samples.json'), JSON.stringify(samples));
      const suite = path.join(folder, 'keystrokes.js');
      await build({ absWorkingDir: root, entryPoints: ['bench/host/keystrokes.mjs'], outfile: suite, bundle: true, format: 'cjs', platform: 'node', target: 'node20', external: ['vscode'], logLevel: 'warning' });
      const vscode = await executable(process.env['VSCODE'] ?? 'server');
      await runTests({
        vscodeExecutablePath: vscode.path,
        extensionDevelopmentPath: root,
        extensionTestsPath: suite,
        extensionTestsEnv: { TDXMEM_BENCH_FOLDER: folder },
        launchArgs: [folder, `--user-data-dir=${path.join(folder, 'user-data')}`],
      });
    }),
};
