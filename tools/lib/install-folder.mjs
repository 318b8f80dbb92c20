import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { atExit } from './cleanup.mjs';

const STAMP = '.complete';

/** @param {string} folder */
function remove(folder) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

/**
 * @param {string} folder
 * @param {string} stamp
 */
function isComplete(folder, stamp) {
  const file = path.join(folder, STAMP);
  return existsSync(file) && readFileSync(file, 'utf8') === stamp;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * A process that was killed outright could not remove its half-made folder.
 * @param {string} folder
 */
function removeAbandoned(folder) {
  const prefix = `${path.basename(folder)}.part-`;
  const parent = path.dirname(folder);
  for (const name of readdirSync(parent)) {
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length)))) remove(path.join(parent, name));
  }
}

/**
 * Makes `folder` complete or leaves it alone: it is filled elsewhere and moved into place, so an interrupted install
 * leaves nothing half-made and two installs at once cannot mix.
 * @param {string} folder
 * @param {string} stamp What the content depends on; another stamp means another install.
 * @param {(part: string) => Promise<void>} fill
 * @returns {Promise<boolean>} Whether anything was installed.
 */
export async function installFolder(folder, stamp, fill) {
  if (isComplete(folder, stamp)) return false;
  removeAbandoned(folder);
  const part = `${folder}.part-${process.pid}`;
  remove(part);
  mkdirSync(part, { recursive: true });
  const clean = atExit(() => remove(part));
  try {
    await fill(part);
    writeFileSync(path.join(part, STAMP), stamp);
    // Another process may have finished first; its result is as good as ours.
    if (!isComplete(folder, stamp)) {
      remove(folder);
      renameSync(part, folder);
    }
  } finally {
    clean();
  }
  return true;
}
