import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ConfigFiles } from '../../analysis/index';

/** Configurations on disk, named by paths from the working folder. */
export const configFiles: ConfigFiles = {
  async read(file) {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : '';
      if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
      return { unreadable: `It could not be read: ${error instanceof Error ? error.message : String(error)}.` };
    }
  },
  resolve: (from, to) => path.relative('', path.resolve(path.dirname(from), to)),
  below(config, file) {
    const relative = path.relative(path.dirname(config), file).split(path.sep).join('/');
    return relative === '..' || relative.startsWith('../') || path.isAbsolute(relative) ? undefined : relative;
  },
};
