import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_SETTINGS } from '../../../../src/analysis/index';
import { Analyst } from '../../../../src/extension/background/analyst';
import { ReviewThread } from '../../../../src/extension/background/review-thread';
import { startThread } from '../../../../src/extension/node/start-thread';

const root = path.resolve(import.meta.dirname, '../../../..');
const LOG = `[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable\n${'[    1.000000] nothing of ours\n'.repeat(4000)}`;
let folder: string;
let file: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'tdxmem-thread-'));
  file = path.join(folder, 'thread.cjs');
  await build({ absWorkingDir: root, entryPoints: ['src/extension/node/thread.ts'], outfile: file, bundle: true, format: 'cjs', platform: 'node', mainFields: ['module', 'main'], logLevel: 'silent' });
});
afterAll(() => rmSync(folder, { recursive: true }));

const work = { texts: [{ name: 'dmesg.log', text: LOG, settings: NO_SETTINGS }], profile: 'auto' } as const;

test('a thread of Node reviews and answers', async () => {
  const problems: string[] = [];
  const thread = new ReviewThread(startThread(file), (problem) => problems.push(problem));
  try {
    const made = await new Analyst(thread).review(work);
    expect(made?.reviews[0].host.firmware).toBeDefined();
    expect(await made?.ask({ source: 0, text: () => LOG }, 'hoverAt', LOG.indexOf('0x'))).toBeDefined();
    expect([thread.state, problems]).toEqual(['running', []]);
  } finally {
    thread.dispose();
  }
});

test('where its file is not there, the work is done without a thread', async () => {
  const problems: string[] = [];
  const thread = new ReviewThread(startThread(path.join(folder, 'nothing.cjs')), (problem) => problems.push(problem));
  const made = await new Analyst(thread).review(work);
  expect(made?.reviews).toHaveLength(1);
  expect([thread.state, problems]).toEqual(['unavailable', [expect.stringMatching(/nothing\.cjs/)]]);
});
