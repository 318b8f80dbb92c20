import { spawn } from 'node:child_process';

export type ScriptResult = { readonly kind: 'text'; readonly text: string } | { readonly kind: 'failed'; readonly message: string };

const ELSEWHERE = 'To collect on a server from here: tdxmem collect --print | ssh root@server sh -s > host.txt';

/** Runs a POSIX shell script on this machine. What it complains of appears on standard error as it happens. */
export async function runScript(script: string, args: readonly string[]): Promise<ScriptResult> {
  if (process.platform !== 'linux') return { kind: 'failed', message: `This is no Linux machine, so there is nothing to collect. ${ELSEWHERE}` };
  return new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', script, 'tdxmem collect', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', ({ message }) => resolve({ kind: 'failed', message: `/bin/sh could not be run: ${message}. ${ELSEWHERE}` }));
    child.once('close', (code, signal) => {
      if (code === 0) resolve({ kind: 'text', text: Buffer.concat(chunks).toString() });
      else resolve({ kind: 'failed', message: `The script ended ${signal === null ? `with ${String(code)}` : `by ${signal}`}, so nothing was written.` });
    });
  });
}
