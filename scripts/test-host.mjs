// Runs the Mocha suite in test/host inside a real VS Code: node scripts/test-host.mjs [--installed]
//   --installed       packs the extension and tests the installed .vsix instead of this folder
//   VSCODE=server     VS Code's server from npm, in a headless Chromium (the default)
//   VSCODE=download   a desktop VS Code that @vscode/test-electron downloads (VSCODE_VERSION names one, default stable)
//   VSCODE=PATH       a desktop VS Code that is there
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { atExit } from '../tools/lib/cleanup.mjs';
import { exitWithParent } from '../tools/lib/exit-with-parent.mjs';
import { root } from '../tools/lib/root.mjs';
import { run } from '../tools/lib/run.mjs';
import { hostSuiteFolder } from './lib/host-suite.mjs';
import { emptyExtension, installPackaged } from './lib/installed-extension.mjs';
import { executable } from './lib/vscode-executable.mjs';

const { values } = parseArgs({ options: { installed: { type: 'boolean', default: false } } });

/** @param {string} folder */
async function runSuite(folder) {
  const vscode = await executable(process.env['VSCODE'] ?? 'server');
  const extensions = path.join(folder, 'extensions');
  mkdirSync(extensions);
  if (values.installed) await installPackaged(vscode, folder, extensions);
  await runTests({
    vscodeExecutablePath: vscode.path,
    extensionDevelopmentPath: values.installed ? emptyExtension(folder) : root,
    extensionTestsPath: path.join(root, hostSuiteFolder, 'suite-index.js'),
    launchArgs: [path.join(root, 'samples'), `--extensions-dir=${extensions}`, `--user-data-dir=${path.join(folder, 'user-data')}`],
  });
}

exitWithParent();
const built = await run(process.execPath, [path.join(root, 'scripts/build.mjs'), '--tests'], { cwd: root });
if (built.code !== 0) process.exit(1);
const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-host-'));
atExit(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));
try {
  await runSuite(folder);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
