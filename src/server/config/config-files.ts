import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ConfigFiles } from '../../analysis/index';

/** The text of a document that the editor has open. */
export type OpenText = (uri: string) => string | undefined;

/** Configurations on disk, named by addresses. Of an open one the text counts that its editor has. */
export function configFiles(openText: OpenText): ConfigFiles {
  return {
    async read(file) {
      const open = openText(file);
      if (open !== undefined) return open;
      try {
        return await readFile(fileURLToPath(file), 'utf8');
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : '';
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        return { unreadable: `It could not be read: ${error instanceof Error ? error.message : String(error)}.` };
      }
    },
    resolve: (from, to) => pathToFileURL(path.resolve(path.dirname(fileURLToPath(from)), to)).href,
    below(config, file) {
      const relative = path.relative(path.dirname(fileURLToPath(config)), fileURLToPath(file)).split(path.sep).join('/');
      return relative === '..' || relative.startsWith('../') || path.isAbsolute(relative) ? undefined : relative;
    },
  };
}
