import { withProgress } from '../lib/progress.mjs';
import { run } from '../lib/run.mjs';
import { onPath } from '../lib/on-path.mjs';

/** The shell is the smaller one; older releases have only the whole browser. */
const PACKAGES = ['chromium-headless-shell', 'chromium'];

/** @param {readonly string[]} args */
function aptGet(args) {
  return run('apt-get', ['-qq', ...args], { output: 'hide', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/**
 * Chromium from Debian's packages, where this process may install them.
 * @returns {Promise<import('./find.mjs').FoundChromium>}
 */
export async function debianChromium() {
  if (process.getuid?.() !== 0) throw new Error('only root can install Debian packages');
  if (onPath('apt-get') === undefined) throw new Error('this machine has no apt-get');
  return withProgress('Installing Chromium from Debian packages', async () => {
    await aptGet(['update']);
    let last = '';
    for (const name of PACKAGES) {
      const { code, output } = await aptGet(['install', '--yes', '--no-install-recommends', name]);
      const executablePath = onPath(name);
      if (code === 0 && executablePath !== undefined) return { executablePath, env: {}, from: 'Debian' };
      last = output.trim();
    }
    throw new Error(`apt-get could not install ${PACKAGES.join(' or ')}: ${last}`);
  });
}
