import { chromium } from 'playwright-core';
import { chromiumArguments } from './arguments.mjs';
import { findChromium } from './find.mjs';

/**
 * Starts a headless Chromium, after installing one where the machine has none.
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  const { executablePath, env } = await findChromium();
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, headless: true, args: chromiumArguments });
}
