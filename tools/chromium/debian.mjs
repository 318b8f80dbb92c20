import { installDebianPackage } from '../lib/debian-package.mjs';
import { withProgress } from '../lib/progress.mjs';

/** The shell is the smaller one; older releases have only the whole browser. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/**
 * Chromium from Debian's packages, where this process may install them.
 * @returns {Promise<import('./find.mjs').FoundChromium>}
 */
export async function debianChromium() {
  return withProgress('Installing Chromium from Debian packages', async () => {
    const executablePath = await installDebianPackage(PACKAGES, (name) => name);
    return { executablePath, env: {}, from: 'Debian' };
  });
}
