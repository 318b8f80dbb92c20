import { existsSync } from 'node:fs';
import { onPath } from '../lib/on-path.mjs';
import { bundledChromium } from './bundled.mjs';
import { debianChromium } from './debian.mjs';

/**
 * @typedef {object} FoundChromium
 * @property {string} executablePath
 * @property {Record<string, string>} env What its process needs beside the environment.
 * @property {string} from Where it came from, for messages.
 */

const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** @returns {FoundChromium | undefined} */
function installedChromium() {
  const given = process.env['CHROMIUM_PATH'];
  if (given !== undefined && given !== '') {
    if (!existsSync(given)) throw new Error(`CHROMIUM_PATH names ${given}, which does not exist.`);
    return { executablePath: given, env: {}, from: 'CHROMIUM_PATH' };
  }
  const executablePath = NAMES.map(onPath).find((file) => file !== undefined);
  return executablePath === undefined ? undefined : { executablePath, env: {}, from: 'PATH' };
}

/**
 * A Chromium that tests can drive: one that is there, else one from npm, else one from Debian's packages.
 * @returns {Promise<FoundChromium>}
 * @throws When none can be had; the message says what was tried.
 */
export async function findChromium() {
  const installed = installedChromium();
  if (installed !== undefined) return installed;
  const reasons = [];
  for (const obtain of [bundledChromium, debianChromium]) {
    try {
      return await obtain();
    } catch (error) {
      reasons.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(`No Chromium. Install one, or name it in CHROMIUM_PATH.\n  ${[`none of ${NAMES.join(', ')} is on PATH`, ...reasons].join('\n  ')}`);
}
