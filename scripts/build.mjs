// Builds everything that runs: node scripts/build.mjs [--production] [--tests] [--watch]
import { chmodSync, existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import * as esbuild from 'esbuild';
import { root } from '../tools/lib/root.mjs';
import { bundles, cliFile } from './lib/bundles.mjs';
import { generate } from './lib/generated.mjs';
import { hostSuite, removeStaleSuites, webHostSuite } from './lib/host-suite.mjs';
import { watchReport } from './lib/watch-report.mjs';

const { values } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
  },
});

/** @param {readonly esbuild.BuildOptions[]} all */
function missingEntries(all) {
  const entries = all.flatMap(({ entryPoints }) => (Array.isArray(entryPoints) ? entryPoints : []));
  return entries.map(String).filter((entry) => !existsSync(path.join(root, entry)));
}

/**
 * @param {readonly esbuild.BuildOptions[]} all
 * @returns {Promise<number>}
 */
async function buildOnce(all) {
  const results = await Promise.allSettled(all.map((options) => esbuild.build(options)));
  // esbuild has already printed what it found wrong in the sources.
  if (results.some(({ status }) => status === 'rejected')) return 1;
  chmodSync(path.join(root, cliFile), 0o755);
  return 0;
}

/** @param {readonly esbuild.BuildOptions[]} all */
async function buildAndWatch(all) {
  const watched = all.map((options) => esbuild.context({ ...options, logLevel: 'silent', plugins: [watchReport] }));
  await Promise.all((await Promise.all(watched)).map((context) => context.watch()));
  return 0;
}

async function main() {
  if (!(await generate())) return 1;
  const withTests = values.tests || values.watch;
  const all = [...bundles({ production: values.production }), ...(withTests ? [hostSuite(), webHostSuite()] : [])];
  const missing = missingEntries(all);
  if (missing.length > 0) {
    console.error(`Nothing was built, because these are missing: ${missing.join(', ')}`);
    return 1;
  }
  if (withTests) removeStaleSuites();
  return values.watch ? buildAndWatch(all) : buildOnce(all);
}

process.exitCode = await main();
