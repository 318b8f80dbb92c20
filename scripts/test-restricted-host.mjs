// Runs the Mocha suite in test/host/restricted in a window whose workspace is not trusted: node scripts/test-restricted-host.mjs
// A desktop VS Code trusts everything while it runs tests, so this is VS Code's server from npm alone.
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { remoteUri, workbenchAddress } from '../tools/vscode-host/address.mjs';
import { installVscodeHost } from '../tools/vscode-host/install.mjs';
import { startServer } from '../tools/vscode-host/server.mjs';
import { runSuitePage, SUITE_MARK } from '../tools/vscode-host/suite-page.mjs';
import { hostSuiteFolder } from './lib/host-suite.mjs';
import { runBuilt } from './lib/run-built.mjs';

async function runSuite() {
  await installVscodeHost();
  const server = await startServer({ testing: true, restricted: true, env: { VSCODE_TEST_MARK: SUITE_MARK, TDXMEM_HOST_SUITE: 'restricted' } });
  return runSuitePage(
    workbenchAddress(server, {
      folder: path.join(root, 'samples'),
      payload: [
        ['extensionDevelopmentPath', remoteUri(server, root)],
        ['extensionTestsPath', remoteUri(server, path.join(root, hostSuiteFolder, 'suite-index.js'))],
        ['skipWelcome', 'true'],
      ],
    }),
  );
}

await runBuilt(runSuite);
