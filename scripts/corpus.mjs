// Reviews every capture below a folder and compares what is told of it: node scripts/corpus.mjs FOLDER (--help says more)
import { runBundled } from './lib/run-bundled.mjs';

/**
 * What test/corpus/command.ts exports.
 * @typedef {object} Command
 * @property {(args: readonly string[], print: (line: string) => void) => number} corpus
 */

await runBundled('test/corpus/command.ts', (/** @type {Command} */ { corpus }) => corpus(process.argv.slice(2), (line) => console.log(line)));
