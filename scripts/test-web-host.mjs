// Runs the Mocha suite in test/host/web in the extension host of the browser: a web worker that has dist/extension/web.js,
// a workspace of two virtual folders and no Node: node scripts/test-web-host.mjs
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from '../tools/lib/cleanup.mjs';
import { root } from '../tools/lib/root.mjs';
import { workbenchAddress } from '../tools/vscode-host/address.mjs';
import { installVscodeHost } from '../tools/vscode-host/install.mjs';
import { startServer } from '../tools/vscode-host/server.mjs';
import { runSuitePage } from '../tools/vscode-host/suite-page.mjs';
import { webSuite } from './lib/host-suite.mjs';
import { runBuilt } from './lib/run-built.mjs';

/** The suite provides the files in these folders itself. */
const FOLDERS = [{ uri: 'memory:/workspace' }, { uri: 'memory:/second' }];

async function runSuite() {
  await installVscodeHost();
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-web-host-'));
  atExit(() => rmSync(folder, { recursive: true, force: true }));
  const workspace = path.join(folder, 'virtual.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: FOLDERS }));
  const server = await startServer({ testing: true });
  const address = workbenchAddress(server, { workspace, payload: [['skipWelcome', 'true']] });
  return runSuitePage(address, { folder: root, tests: webSuite });
}

await runBuilt(runSuite);
