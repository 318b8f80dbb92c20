import { build, type BuildOptions } from 'esbuild';
import { expect, test } from 'vitest';
import { bundles, cliFile, serverFile } from '../../scripts/lib/bundles.mjs';

/** The packages and the rooms of the project that a bundle carries. */
async function carried(file: string): Promise<readonly string[]> {
  const options: BuildOptions | undefined = bundles({ production: true }).find(({ outfile }) => outfile === file);
  const { metafile } = await build({ ...options, write: false, metafile: true, logLevel: 'silent' });
  return [...new Set(Object.keys(metafile?.inputs ?? {}).map((name) => name.replace(/^(node_modules\/[^/]+|src\/[^/]+).*$/, '$1')))];
}

test('no other command of tdxmem waits for the language server', async () => {
  const inCli = await carried(cliFile);
  expect(inCli).toContain('src/analysis');
  // Fixes of src/language go into SARIF; the protocol and its packages stay out.
  expect(inCli.filter((name) => /src\/server|vscode/.test(name))).toEqual([]);
});

test('the language server carries what it needs, and nothing of VS Code or the page', async () => {
  const inServer = await carried(serverFile);
  expect(inServer).toEqual(expect.arrayContaining(['src/server', 'src/language', 'src/analysis', 'node_modules/vscode-languageserver']));
  expect(inServer.filter((name) => /src\/(?:extension|cli)|webview|commander/.test(name))).toEqual([]);
});
