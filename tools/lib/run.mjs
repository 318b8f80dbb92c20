import { spawn } from 'node:child_process';
import { atExit } from './cleanup.mjs';

/** npm says first what is wrong, and then how it may be called. */
const TOLD_LINES = 12;

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] Replaces the environment; spread `process.env` to add to it.
 * @property {'show' | 'hide' | 'both'} [output] Unless it is only shown, it is kept and returned.
 * @property {NodeJS.Signals} [endWith] What ends the program when this process ends first.
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} A program that cannot be started ends with code 127.
 */
export function run(command, args, { cwd, env, output = 'show', endWith = 'SIGTERM' } = {}) {
  return new Promise((resolve) => {
    let kept = '';
    const child = spawn(command, args, {
      cwd,
      env: env ?? process.env,
      stdio: output === 'show' ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
      // npm is a .cmd file on Windows, which only a shell can start.
      shell: process.platform === 'win32' && command === 'npm',
    });
    /** @param {NodeJS.WriteStream} shown */
    const keep = (shown) => (/** @type {Buffer} */ data) => {
      kept += data;
      if (output === 'both') shown.write(data);
    };
    child.stdout?.on('data', keep(process.stdout));
    child.stderr?.on('data', keep(process.stderr));
    const end = atExit(() => child.kill(endWith));
    child.on('exit', end);
    child.on('error', (error) => resolve({ code: 127, output: `${kept}${error.message}\n` }));
    child.on('close', (code, by) => resolve({ code: code ?? 1, output: by === null ? kept : `${kept}ended by ${by}\n` }));
  });
}

/**
 * Runs npm quietly and throws with its output when it fails. Packages' own install scripts never run.
 * @param {string} cwd
 * @param {readonly string[]} args
 */
export async function npm(cwd, args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  // Asked politely, npm goes on for seconds to undo what it did, and the next install would meet it.
  const { code, output } = await run('npm', [...args, ...quiet], { cwd, output: 'hide', endWith: 'SIGKILL' });
  if (code === 0) return;
  const told = output.trim().split('\n').slice(0, TOLD_LINES).join('\n');
  throw new Error(`npm ${args.join(' ')} failed:\n${told}`);
}
