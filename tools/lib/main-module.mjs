import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Whether a module is the one Node was asked to run.
 * @param {ImportMeta} meta
 */
export function isMainModule(meta) {
  const asked = process.argv[1];
  return asked !== undefined && realpathSync(asked) === fileURLToPath(meta.url);
}
