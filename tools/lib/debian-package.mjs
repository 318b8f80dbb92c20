import { onPath } from './on-path.mjs';
import { run } from './run.mjs';

/** @param {readonly string[]} args */
function aptGet(args) {
  return run('apt-get', ['-qq', ...args], { output: 'hide', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
}

/**
 * Installs the first of several Debian packages that can be had, where this process may.
 * @param {readonly string[]} packages
 * @param {(name: string) => string} programOf The program that a package brings.
 * @returns {Promise<string>} Where the program is.
 */
export async function installDebianPackage(packages, programOf) {
  if (process.getuid?.() !== 0) throw new Error('only root can install Debian packages');
  if (onPath('apt-get') === undefined) throw new Error('this machine has no apt-get');
  await aptGet(['update']);
  let last = '';
  for (const name of packages) {
    const { code, output } = await aptGet(['install', '--yes', '--no-install-recommends', name]);
    const program = onPath(programOf(name));
    if (code === 0 && program !== undefined) return program;
    last = output.trim();
  }
  throw new Error(`apt-get could not install ${packages.join(' or ')}: ${last}`);
}
