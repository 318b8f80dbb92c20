#!/usr/bin/env node
// Stands in for the desktop `code` executable: takes the arguments @vscode/test-electron passes and runs the suite in the
// extension host of VS Code's server, with the workbench in a headless Chromium. Ends with the suite's code.
import { exitWithParent } from '../lib/exit-with-parent.mjs';
import { remoteUri, workbenchAddress } from './address.mjs';
import { startServer } from './server.mjs';
import { runSuitePage, SUITE_MARK } from './suite-page.mjs';

/** @param {string} name */
function option(name) {
  const prefix = `--${name}=`;
  return process.argv.findLast((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

/** @param {string} name */
function requiredOption(name) {
  const value = option(name);
  if (value === undefined) throw new Error(`--${name} is missing`);
  return value;
}

exitWithParent();
const extensionsFolder = option('extensions-dir');
const server = await startServer({
  testing: true,
  env: { VSCODE_TEST_MARK: SUITE_MARK },
  ...(extensionsFolder === undefined ? {} : { extensionsFolder }),
});
const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'));
const code = await runSuitePage(
  workbenchAddress(server, {
    folder,
    payload: [
      ['extensionDevelopmentPath', remoteUri(server, requiredOption('extensionDevelopmentPath'))],
      ['extensionTestsPath', remoteUri(server, requiredOption('extensionTestsPath'))],
      ['enableProposedApi', ''],
      ['skipWelcome', 'true'],
    ],
  }),
);
server.stop();
process.exit(code);
