import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { SUITE_MARK } from '../../tools/vscode-host/suite-page.mjs';

const SOURCE = 'test/host';

/** Folders of suites that run in Node's extension host. */
const SUITES = ['suite', 'restricted'];

/** Where the host suite is built; `extensionTestsPath` names its `suite-index.js`. */
export const hostSuiteFolder = 'out/test/host';

/**
 * @param {string} folder
 * @param {string} ending
 */
function filesIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).sort();
}

/**
 * The Mocha suites that run inside VS Code: all of it in any window, and what a restricted window can do.
 * @returns {import('esbuild').BuildOptions}
 */
export function hostSuite() {
  const tests = SUITES.flatMap((suite) => filesIn(path.join(root, SOURCE, suite), '.test.ts').map((name) => `${SOURCE}/${suite}/${name}`));
  return {
    absWorkingDir: root,
    entryPoints: [`${SOURCE}/suite-index.ts`, ...tests],
    outdir: hostSuiteFolder,
    outbase: SOURCE,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    // Mocha must be one instance for the entry and for every suite.
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  };
}

/** The suite in the browser is one file. */
export const webSuite = 'out/test/host/web/suite-index.js';

/** @type {import('esbuild').Plugin} */
const memoryScratch = {
  name: 'memory-scratch',
  setup({ onResolve }) {
    onResolve({ filter: /\/scratch$/ }, () => ({ path: path.join(root, SOURCE, 'web/scratch.ts') }));
  },
};

/**
 * Mocha's build for browsers takes `module` and `exports`, where it sees them, for its own.
 * @type {import('esbuild').Plugin}
 */
const globalMocha = {
  name: 'global-mocha',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path: file }) => ({ contents: `var module, exports;\n${readFileSync(file, 'utf8')}` }));
  },
};

/**
 * The suite that runs inside VS Code's web worker: the same files, with stand-ins for what only Node has.
 * @returns {import('esbuild').BuildOptions}
 */
export function webHostSuite() {
  return {
    absWorkingDir: root,
    entryPoints: [`${SOURCE}/web/suite-index.ts`],
    outfile: webSuite,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'es2022',
    alias: { 'node:assert/strict': 'assert/build/assert.js' },
    define: { SUITE_MARK: JSON.stringify(SUITE_MARK), global: 'globalThis', 'process.env.NODE_DEBUG': '""', 'process.stderr': 'undefined' },
    plugins: [memoryScratch, globalMocha],
    external: ['vscode'],
    sourcemap: 'inline',
    logLevel: 'warning',
  };
}

/** A built suite whose source is gone would still be run. The others stay: another run may be reading them. */
export function removeStaleSuites() {
  for (const suite of SUITES) {
    const built = path.join(root, hostSuiteFolder, suite);
    for (const name of filesIn(built, '.test.js')) {
      const source = path.join(root, SOURCE, suite, name.replace(/\.js$/, '.ts'));
      if (!existsSync(source)) rmSync(path.join(built, name));
    }
  }
}
