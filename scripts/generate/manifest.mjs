// Writes the parts of package.json that repeat what the code knows: the findings and the kernel profiles of the settings.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCore } from './load-core.mjs';

/** @typedef {import('./generator.mjs').Generator} Generator */

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

/** @type {readonly Generator[]} */
export const manifest = [
  {
    path: 'package.json',
    async produce(root) {
      const { checks, profiles } = await loadCore(root);
      const text = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
      const settings = text.contributes.configuration.properties;
      settings['tdxMemory.severity'].properties = Object.fromEntries(
        checks.map(({ code, title, severity }) => [code, { type: 'string', enum: LEVELS, description: `${title}. Without a setting: ${severity}.` }]),
      );
      const profile = settings['tdxMemory.kernelProfile'];
      profile.enum = ['auto', ...profiles.map(({ id }) => id)];
      profile.enumItemLabels = ['Automatic', ...profiles.map(({ title }) => title)];
      profile.enumDescriptions = [profile.enumDescriptions[0], ...profiles.map(({ description }) => description)];
      return `${JSON.stringify(text, undefined, 2)}\n`;
    },
  },
];
