// Writes the second part of docs/command-line.md, the help of every command; what stands above it is written by hand.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { helpOf, loadProgram } from './load-program.mjs';

/** @typedef {import('./generator.mjs').Generator} Generator */

const PAGE = 'docs/command-line.md';
const MARK = '<!-- Made by npm run generate from here on; do not edit. -->';

/** @param {import('commander').Command} command */
function section(command) {
  const { made, after } = helpOf(command);
  return `## tdxmem ${command.name()}\n\n\`\`\`\n${[made, after].filter((text) => text !== '').join('\n\n')}\n\`\`\`\n`;
}

/** @type {readonly Generator[]} */
export const commandLinePage = [
  {
    path: PAGE,
    async produce(root) {
      const [written = ''] = (await readFile(path.join(root, PAGE), 'utf8')).split(MARK);
      const { commands } = await loadProgram(root);
      return `${written}${MARK}\n\n${commands.map(section).join('\n')}`;
    },
  },
];
