import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { checks } from '../../../src/analysis/index';
import { explain } from '../../../src/cli/commands/explain';

async function printed(code: string | undefined): Promise<{ readonly exit: number; readonly stdout: string }> {
  const streams = { stdin: new PassThrough(), stdout: new PassThrough(), stderr: new PassThrough() };
  const exit = await explain({ code }, streams);
  return { exit, stdout: String(streams.stdout.read() ?? '') };
}

test('the list holds every finding in order', async () => {
  const { exit, stdout } = await printed(undefined);
  expect(exit).toBe(0);
  expect([...stdout.matchAll(/^ {2}(\S+) {2}/gm)].map(([, code]) => code)).toEqual(checks.map(({ code }) => code));
});

test.each(checks.map(({ code }) => code))('%s is explained in lines that a mail bears', async (code) => {
  const { exit, stdout } = await printed(code);
  expect(exit).toBe(0);
  const [, ...lines] = stdout.split('\n');
  expect(lines.filter((line) => line.length > 76)).toEqual([]);
  expect(stdout).toMatch(/^ {2}Needs: +\S/m);
});

test('what a finding needs is said of those, too, that any capture may have', async () => {
  expect((await printed('unreadable-line')).stdout).toMatch(/^ {2}Needs: +a capture, or a snapshot that names what could not be read$/m);
});

test('a code that does not exist is a mistake', async () => {
  expect(await printed('nothing-like-it')).toEqual({ exit: 2, stdout: '' });
});
