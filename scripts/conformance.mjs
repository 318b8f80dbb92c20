// Holds the models against folders of vectors: node scripts/conformance.mjs [--kernel DIR] [--module DIR] (--help says more)
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { runBundled } from './lib/run-bundled.mjs';

/**
 * What test/conformance/compare/command.ts exports.
 * @typedef {object} Command
 * @property {(args: readonly string[], defaults: { kernel: string, module: string }, print: (line: string) => void) => number} conformance
 */

const vectors = path.join(root, 'test/conformance/vectors');
const defaults = { kernel: path.join(vectors, 'kernel'), module: path.join(vectors, 'module') };
await runBundled('test/conformance/compare/command.ts', (/** @type {Command} */ { conformance }) => conformance(process.argv.slice(2), defaults, (line) => console.log(line)));
