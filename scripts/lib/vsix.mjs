import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';
import { run } from '../../tools/lib/run.mjs';

/**
 * Builds for production and packs the .vsix. Everything is bundled, so no dependency goes in.
 * @param {string} [file] Instead of `<name>-<version>.vsix` in the project's folder.
 * @param {string} [folder] Of the project, or of a copy of it.
 * @returns {Promise<boolean>}
 */
export async function packageExtension(file, folder = root) {
  const vsce = path.join(root, 'node_modules/@vscode/vsce/vsce');
  const out = file === undefined ? [] : ['--out', path.resolve(file)];
  const { code } = await run(process.execPath, [vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', ...out], { cwd: folder });
  return code === 0;
}
