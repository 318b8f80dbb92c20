import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atExit } from '../lib/cleanup.mjs';
import { hostNode } from './host-node.mjs';
import { serverMain } from './paths.mjs';
import { quietSettings, untrusting } from './settings.mjs';

const LOOPBACK = '127.0.0.1';

/**
 * @typedef {object} ServerOptions
 * @property {(extensionsFolder: string) => void} [addExtensions] Puts extensions where the server will look.
 * @property {string} [extensionsFolder] Instead of an empty one.
 * @property {Record<string, unknown>} [settings]
 * @property {NodeJS.ProcessEnv} [env] Reaches the extension host.
 * @property {boolean} [restricted] Nothing is trusted, and nobody is asked.
 * @property {boolean} [testing] A built VS Code runs an extension under development, or its tests, only with its test driver.
 *
 * @typedef {object} Server
 * @property {string} authority Host and port.
 * @property {string} token Without it the server answers nobody.
 * @property {() => void} stop Ends the server with all its processes, and removes what it wrote.
 */

/**
 * A server and its extension hosts are one process group of their own.
 * @param {number} pid
 */
function killGroup(pid) {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {string} logFile
 * @returns {Promise<number>} The port.
 */
function listening(child, logFile) {
  const log = createWriteStream(logFile);
  // The folder may go before the last line comes.
  log.on('error', () => undefined);
  return new Promise((resolve, reject) => {
    let output = '';
    const read = (/** @type {Buffer} */ data) => {
      log.write(data);
      output += data;
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port !== undefined) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with ${code}:\n${output}`)));
  });
}

/**
 * Starts VS Code's own server on a free loopback port, with a random token and a data folder of its own: the server
 * keeps extension manifests there, so a folder used twice would show an old manifest.
 * @param {ServerOptions} [options]
 * @returns {Promise<Server>}
 */
export async function startServer({ addExtensions, extensionsFolder, settings = {}, env = {}, testing = false, restricted = false } = {}) {
  const data = mkdtempSync(path.join(tmpdir(), 'tdxmem-vscode-'));
  /** @type {number | undefined} */
  let pid;
  const stop = atExit(() => {
    if (pid !== undefined) killGroup(pid);
    rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  try {
    const user = path.join(data, 'data');
    const extensions = extensionsFolder ?? path.join(data, 'extensions');
    mkdirSync(path.join(user, 'User'), { recursive: true });
    mkdirSync(extensions, { recursive: true });
    writeFileSync(path.join(user, 'User/settings.json'), JSON.stringify({ ...quietSettings, ...(restricted ? untrusting : {}), ...settings }, undefined, 2));
    addExtensions?.(extensions);
    const token = randomBytes(16).toString('hex');
    const child = spawn(
      hostNode(),
      [
        serverMain, '--host', LOOPBACK, '--port', '0', '--connection-token', token,
        '--server-data-dir', data, '--user-data-dir', user, '--extensions-dir', extensions,
        '--accept-server-license-terms', '--telemetry-level', 'off', '--disable-telemetry',
        ...(restricted ? [] : ['--disable-workspace-trust']),
        ...(testing ? ['--enable-smoke-test-driver'] : []),
      ],
      {
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
        // An empty gallery spares the server its look-ups; sockets in its own folder go with it.
        env: { ...process.env, EXTENSIONS_GALLERY: '{}', XDG_RUNTIME_DIR: data, ...env },
      },
    );
    pid = child.pid;
    const port = await listening(child, path.join(data, 'server.log'));
    return { authority: `${LOOPBACK}:${port}`, token, stop };
  } catch (error) {
    stop();
    throw error;
  }
}
