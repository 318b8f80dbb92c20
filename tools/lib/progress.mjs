/** Seconds between two lines where the output is not a terminal. */
const QUIET_SECONDS = 10;

/**
 * Shows that a long step is alive: on a terminal one line with running seconds, elsewhere a line now and then.
 * Writes to stderr, so that a command's own output stays clean.
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProgress(label, work) {
  const { stderr } = process;
  const start = Date.now();
  const seconds = () => Math.round((Date.now() - start) / 1000);
  const show = stderr.isTTY
    ? () => stderr.write(`\r${label} … ${seconds()} s`)
    : () => seconds() % QUIET_SECONDS === 0 && stderr.write(`${label} … ${seconds()} s\n`);
  if (stderr.isTTY) show();
  else stderr.write(`${label} …\n`);
  const timer = setInterval(show, 1000);
  const end = (/** @type {string} */ word) => stderr.write(`${stderr.isTTY ? '\r' : ''}${label} … ${word} after ${((Date.now() - start) / 1000).toFixed(1)} s\n`);
  try {
    const result = await work();
    end('done');
    return result;
  } catch (error) {
    end('failed');
    throw error;
  } finally {
    clearInterval(timer);
  }
}
