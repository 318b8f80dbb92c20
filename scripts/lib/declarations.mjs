import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';

/**
 * All declarations that a user of the library needs, in one text that imports nothing: emitted by the compiler, then rolled up.
 * @returns {Promise<string>}
 * @throws When the types do not hold.
 */
export async function declarations() {
  const folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-types-'));
  try {
    const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
    const emitted = path.join(folder, 'src');
    const { code, output } = await run(process.execPath, [tsc, '--project', 'src/library', '--noEmit', 'false', '--declaration', '--emitDeclarationOnly', '--rootDir', 'src', '--outDir', emitted], { cwd: root, output: 'hide' });
    if (code !== 0) throw new Error(`The declarations could not be emitted:\n${output}`);
    return rollUp(folder, path.join(emitted, 'library/index.d.ts'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @param {string} entry */
function rollUp(folder, entry) {
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { target: 'es2022', module: 'esnext', moduleResolution: 'bundler', lib: ['es2023'], types: [], strict: true, exactOptionalPropertyTypes: true, skipLibCheck: true }, files: [entry] }));
  const config = ExtractorConfig.prepare({
    configObjectFullPath: path.join(folder, 'api-extractor.json'),
    packageJsonFullPath: path.join(folder, 'package.json'),
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      newlineKind: 'lf',
      compiler: { tsconfigFilePath: path.join(folder, 'tsconfig.json') },
      apiReport: { enabled: false },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: path.join(folder, 'index.d.ts') },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: {
          default: { logLevel: ExtractorLogLevel.Error },
          // Without a release tag a declaration is public, and parts of a review need no name of their own outside.
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          'ae-undocumented': { logLevel: ExtractorLogLevel.None },
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.None },
        },
        // Comments are written for people who read the source: `a -> b` and `{x}` are no markup there.
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  /** @type {string[]} */
  const complaints = [];
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) complaints.push(message.formatMessageWithLocation(folder));
      message.handled = true;
    },
  });
  if (complaints.length > 0) throw new Error(`The declarations could not be rolled up:\n${complaints.join('\n')}`);
  return readFileSync(path.join(folder, 'index.d.ts'), 'utf8');
}
