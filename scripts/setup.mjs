// Brings node_modules up to what package-lock.json says. Runs before anything is installed: Node built-ins alone.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMainModule } from '../tools/lib/main-module.mjs';
import { withProgress } from '../tools/lib/progress.mjs';
import { root } from '../tools/lib/root.mjs';
import { npm } from '../tools/lib/run.mjs';
import { unsupportedNode } from './lib/node-version.mjs';

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} LockedPackages */

/**
 * @param {string} file
 * @returns {LockedPackages | undefined}
 */
function lockedPackages(file) {
  const full = path.join(root, file);
  if (!existsSync(full)) return undefined;
  const { packages } = /** @type {{ packages: LockedPackages }} */ (JSON.parse(readFileSync(full, 'utf8')));
  return packages;
}

/** npm writes what it has installed only at the end of an install, so a broken-off one counts as none. */
function isUpToDate() {
  const wanted = lockedPackages('package-lock.json') ?? {};
  const installed = lockedPackages('node_modules/.package-lock.json');
  if (installed === undefined) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional }]) => {
    const there = installed[name];
    // Optional packages are left out where they are for another platform.
    if (there === undefined) return name === '' || optional === true;
    return there.version === version && there.integrity === integrity;
  });
}

/** Installs what is missing; throws a plain sentence where that is not possible. */
export async function setup() {
  const refusal = unsupportedNode(process.versions.node);
  if (refusal !== undefined) throw new Error(refusal);
  if (isUpToDate()) return;
  await withProgress('Installing packages from npm', () => npm(root, ['ci']));
}

if (isMainModule(import.meta)) {
  try {
    await setup();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
