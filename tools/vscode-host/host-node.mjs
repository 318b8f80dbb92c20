import { createRequire } from 'node:module';
import path from 'node:path';
import { installed } from './paths.mjs';

/** VS Code 1.139 needs at least this Node, the project itself an older one. */
const NEEDED = { major: 22, minor: 15 };

function isNewEnough() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > NEEDED.major || (major === NEEDED.major && minor >= NEEDED.minor);
}

/**
 * The Node that runs the server: this one where it is new enough, else the one that npm brought.
 * @returns {string}
 */
export function hostNode() {
  if (isNewEnough()) return process.execPath;
  const name = `node-${process.platform}-${process.arch}`;
  try {
    const manifest = createRequire(path.join(installed, 'package.json')).resolve(`${name}/package.json`);
    return path.join(path.dirname(manifest), 'bin/node');
  } catch {
    throw new Error(`VS Code's server needs Node ${NEEDED.major}.${NEEDED.minor}; this is ${process.versions.node}, and npm has none for ${process.platform} on ${process.arch}.`);
  }
}
