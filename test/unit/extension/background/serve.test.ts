import { describe, expect, test, vi } from 'vitest';
import { NO_SETTINGS } from '../../../../src/analysis/index';
import type { FromThread, QuestionTask, ReviewTask } from '../../../../src/extension/background/messages';
import { reviewTexts } from '../../../../src/extension/background/review-texts';
import { serve } from '../../../../src/extension/background/serve';

const LOG = `[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable
[    9.000000] virt/tdx: CMR: [0x100000, 0x6f800000)
`;

function review(id: number): ReviewTask {
  return { kind: 'review', id, work: { texts: [{ name: 'dmesg.log', text: LOG, settings: NO_SETTINGS }], profile: 'auto' } };
}

function question(id: number, of: number): QuestionTask {
  return { kind: 'question', id, review: of, source: 0, question: { name: 'documentSymbols', rest: [] } };
}

/** A thread, and what it has said when it is idle again. */
function started() {
  const said: FromThread[] = [];
  const receive = serve((message) => said.push(message));
  return { receive, idle: () => vi.waitFor(() => expect(said.length).toBeGreaterThan(0)).then(() => new Promise<readonly FromThread[]>((done) => void setTimeout(() => done(said), 50))) };
}

describe('what runs in the thread', () => {
  test('does its tasks in their order, and answers questions about what it has reviewed', async () => {
    const { receive, idle } = started();
    receive(review(1));
    receive(question(2, 1));
    const said = await idle();
    expect(said.map(({ kind }) => kind)).toEqual(['done', 'done']);
    expect(said[0]).toEqual({ kind: 'done', id: 1, result: reviewTexts(review(1).work) });
    expect(said[1]).toEqual({ kind: 'done', id: 2, result: expect.arrayContaining([expect.objectContaining({ kind: 'section' })]) });
  });

  test('leaves out what was cancelled before its turn, and says so', async () => {
    const { receive, idle } = started();
    receive(review(1));
    receive(review(2));
    receive({ kind: 'cancel', id: 2 });
    receive({ kind: 'cancel', id: 7 });
    expect((await idle()).map(({ kind, ...rest }) => [kind, 'id' in rest && rest.id])).toEqual([['cancelled', 2], ['done', 1]]);
  });

  test('knows nothing of a review that it has not made, until it is told', async () => {
    const { receive, idle } = started();
    receive(question(2, 1));
    const made = reviewTexts(review(1).work);
    if (made === undefined) throw new Error('the log holds no boot');
    receive({ ...question(3, 1), material: { made, text: LOG } });
    receive(question(4, 1));
    const said = await idle();
    expect(said.map(({ kind }) => kind)).toEqual(['unknown', 'done', 'done']);
  });

  test('says why a task failed, and goes on', async () => {
    const { receive, idle } = started();
    const broken = question(1, 9);
    const made = reviewTexts(review(0).work);
    if (made === undefined) throw new Error('the log holds no boot');
    // No other thread would send this.
    receive({ ...broken, question: { name: 'hoverAt', rest: [Symbol('no offset')] }, material: { made, text: LOG } });
    receive(review(2));
    expect(await idle()).toMatchObject([{ kind: 'failed', id: 1, reason: expect.stringMatching(/Symbol/) }, { kind: 'done', id: 2 }]);
  });
});
