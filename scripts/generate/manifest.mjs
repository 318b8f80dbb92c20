// Writes the parts of package.json that repeat what the code knows, the findings and the kernel profiles of the settings,
// and their words in package.nls.json.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadCore } from './load-core.mjs';

/** @typedef {import('./generator.mjs').Generator} Generator */

const LEVELS = ['error', 'warning', 'information', 'hint', 'off'];

const severityKey = (/** @type {string} */ code) => `setting.severity.${code}`;
const profileKey = (/** @type {string} */ id, /** @type {'label' | 'description'} */ what) => `setting.kernelProfile.${id}.${what}`;

/**
 * @param {string} root
 * @param {string} name
 */
async function read(root, name) {
  return JSON.parse(await readFile(path.join(root, name), 'utf8'));
}

/** @type {readonly Generator[]} */
export const manifest = [
  {
    path: 'package.json',
    async produce(root) {
      const { checks, profiles } = await loadCore(root);
      const text = await read(root, 'package.json');
      const settings = text.contributes.configuration.properties;
      settings['tdxMemory.severity'].properties = Object.fromEntries(
        checks.map(({ code }) => [code, { type: 'string', enum: LEVELS, description: `%${severityKey(code)}%` }]),
      );
      const profile = settings['tdxMemory.kernelProfile'];
      profile.enum = ['auto', ...profiles.map(({ id }) => id)];
      profile.enumItemLabels = profile.enum.map((/** @type {string} */ id) => `%${profileKey(id, 'label')}%`);
      profile.enumDescriptions = profile.enum.map((/** @type {string} */ id) => `%${profileKey(id, 'description')}%`);
      return `${JSON.stringify(text, undefined, 2)}\n`;
    },
  },
  {
    path: 'package.nls.json',
    async produce(root) {
      const { checks, profiles } = await loadCore(root);
      const words = await read(root, 'package.nls.json');
      const written = Object.entries(words).filter(([key]) => !/^setting\.(?:severity|kernelProfile)\.(?!auto\.|description$)/.test(key));
      const generated = [
        ...profiles.flatMap(({ id, title, description }) => [[profileKey(id, 'label'), title], [profileKey(id, 'description'), description]]),
        ...checks.map(({ code, title, severity }) => [severityKey(code), `${title}. Without a setting: ${severity}.`]),
      ];
      return `${JSON.stringify(Object.fromEntries([...written, ...generated]), undefined, 2)}\n`;
    },
  },
];
