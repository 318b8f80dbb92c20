/** @type {Set<() => void>} */
const pending = new Set();

function runAll() {
  for (const clean of [...pending].reverse()) clean();
  pending.clear();
}

let armed = false;

function arm() {
  if (armed) return;
  armed = true;
  process.on('exit', runAll);
  for (const [signal, number] of /** @type {const} */ ([['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]])) {
    process.on(signal, () => process.exit(128 + number));
  }
}

/**
 * Has `clean` run once when this process ends, whether by itself, by an error or by Ctrl+C.
 * @param {() => void} clean Must be synchronous: nothing else runs at the end of a process.
 * @returns {() => void} Runs it now instead.
 */
export function atExit(clean) {
  arm();
  pending.add(clean);
  return () => {
    if (pending.delete(clean)) clean();
  };
}
