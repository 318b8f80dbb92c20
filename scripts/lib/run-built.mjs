import path from 'node:path';
import { exitWithParent } from '../../tools/lib/exit-with-parent.mjs';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';

/**
 * Builds everything, runs a suite with it, and ends the process with the suite's code.
 * @param {() => Promise<number>} suite
 */
export async function runBuilt(suite) {
  exitWithParent();
  const built = await run(process.execPath, [path.join(root, 'scripts/build.mjs'), '--tests'], { cwd: root });
  try {
    process.exit(built.code === 0 ? await suite() : 1);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
