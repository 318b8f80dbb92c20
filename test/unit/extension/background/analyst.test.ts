import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { buildMapView, NO_SETTINGS } from '../../../../src/analysis/index';
import { Analyst, type Analysis } from '../../../../src/extension/background/analyst';
import { ReviewThread } from '../../../../src/extension/background/review-thread';
import type { StartThread } from '../../../../src/extension/background/thread';
import type { ReviewWork } from '../../../../src/extension/background/work';
import { copyingThread, ScriptedThreads } from './fake-thread';

const SAMPLES = path.resolve(import.meta.dirname, '../../../../samples');
const samples = readdirSync(SAMPLES);
function workOf(sample: string): ReviewWork {
  return { texts: [{ name: sample, text: readFileSync(path.join(SAMPLES, sample), 'utf8'), settings: NO_SETTINGS }], profile: 'auto' };
}

function analystWith(start: StartThread): { analyst: Analyst; thread: ReviewThread; problems: string[] } {
  const problems: string[] = [];
  const thread = new ReviewThread(start, (problem) => problems.push(problem));
  return { analyst: new Analyst(thread), thread, problems };
}

const noThread: StartThread = () => {
  throw new Error('there can be none');
};

/** Everything that can be asked of a text, at some places of it. */
async function answersOf({ ask }: Analysis, text: string): Promise<readonly unknown[]> {
  const about = { source: 0, text: () => text };
  const whole = { start: 0, end: text.length };
  const offsets = Array.from({ length: 20 }, (_, index) => text.search(/0x/) + index * 97);
  return Promise.all([
    ask(about, 'codeLenses'),
    ask(about, 'documentLinks'),
    ask(about, 'documentSymbols'),
    ask(about, 'foldingRanges'),
    ask(about, 'inlayHints', whole),
    ask(about, 'semanticTokens', whole),
    ask(about, 'newDocument', { review: 0 }),
    ...offsets.flatMap((offset) => [
      ask(about, 'hoverAt', offset),
      ask(about, 'definitionsAt', offset),
      ask(about, 'referencesAt', offset, true),
      ask(about, 'highlightsAt', offset),
      ask(about, 'codeActions', { start: offset, end: offset }),
    ]),
  ]);
}

describe('an analyst', () => {
  test.each(samples)('says of %s in a thread what it says without one', async (sample) => {
    const work = workOf(sample);
    const [there, here] = [analystWith(copyingThread), analystWith(noThread)];
    const [made, expected] = [await there.analyst.review(work), await here.analyst.review(work)];
    if (made === undefined || expected === undefined) throw new Error('the sample holds no boot');
    expect([there.thread.state, here.thread.state]).toEqual(['running', 'unavailable']);
    expect(made.reviews).toEqual(expected.reviews);
    expect(made.lines.map((lines) => lines.positionAt(1234))).toEqual(expected.lines.map((lines) => lines.positionAt(1234)));
    expect(made.reviews.map((review) => buildMapView(review, made.reviews, made.lines))).toEqual(expected.reviews.map((review) => buildMapView(review, expected.reviews, expected.lines)));
    expect(await answersOf(made, work.texts[0].text)).toEqual(await answersOf(expected, work.texts[0].text));
  });

  test('sends a text again that the thread has forgotten, where it is still the same', async () => {
    const threads = new ScriptedThreads();
    const { analyst } = analystWith(threads.start);
    const [sample = ''] = samples;
    const { analyst: other } = analystWith(copyingThread);
    const work = workOf(sample);
    const result = await other.review(work);
    if (result === undefined) throw new Error('the sample holds no boot');
    const reviewing = analyst.review(work);
    threads.say({ kind: 'ready' });
    threads.say({ kind: 'done', id: 1, result: { reviews: result.reviews, lines: [{ starts: Uint32Array.of(0), length: 9 }] } });
    const made = await reviewing;
    const asked = made?.ask({ source: 0, text: () => 'the text' }, 'foldingRanges');
    threads.say({ kind: 'unknown', id: 2 });
    await Promise.resolve();
    expect(threads.all[0]?.posted.at(-1)).toMatchObject({ kind: 'question', id: 3, material: { text: 'the text' } });
    threads.say({ kind: 'done', id: 3, result: ['a range'] });
    expect(await asked).toEqual(['a range']);
    const late = made?.ask({ source: 0, text: () => undefined }, 'foldingRanges');
    threads.say({ kind: 'unknown', id: 4 });
    expect(await late).toBeUndefined();
  });

  test('gives nothing for what is cancelled', async () => {
    const { analyst } = analystWith(new ScriptedThreads().start);
    const [sample = ''] = samples;
    const controller = new AbortController();
    const reviewing = analyst.review(workOf(sample), controller.signal);
    controller.abort();
    expect(await reviewing).toBeUndefined();
  });
});
