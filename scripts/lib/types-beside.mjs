import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../tools/lib/root.mjs';

/**
 * Puts types beside what is built, under the name by which TypeScript finds them: index.d.mts for index.mjs.
 * @param {string} types
 * @returns {import('esbuild').Plugin}
 */
export function typesBeside(types) {
  return {
    name: 'types-beside',
    setup({ initialOptions: { outfile = '' }, onEnd }) {
      onEnd(({ errors }) => {
        if (errors.length === 0) copyFileSync(path.join(root, types), path.resolve(root, outfile.replace(/\.([cm]?)js$/, '.d.$1ts')));
      });
    },
  };
}
