import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';

/**
 * Writes the generated files, but for those that take seconds.
 * @returns {Promise<boolean>} Whether all went well; what did not is printed.
 */
export async function generate() {
  const { code } = await run(process.execPath, [path.join(root, 'scripts/generate.mjs'), '--quick'], { cwd: root });
  return code === 0;
}
