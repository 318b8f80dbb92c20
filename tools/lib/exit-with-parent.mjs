import { readFileSync } from 'node:fs';

const INTERVAL_MS = 500;

/**
 * The process that started another one; undefined when that is not to be read on this platform.
 * @param {number} pid
 * @returns {number | undefined}
 */
function parentOf(pid) {
  try {
    // `pid (name) state ppid …`, and a name may hold spaces and brackets.
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return undefined;
  }
}

/**
 * Ends this process when what started it has ended: between npm and a script stands a shell, and a signal that ends
 * one of the two is not passed on.
 */
export function exitWithParent() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const shell = process.ppid;
  const npm = parentOf(shell);
  setInterval(() => {
    if (process.ppid !== shell || parentOf(shell) !== npm) process.exit(1);
  }, INTERVAL_MS).unref();
}
