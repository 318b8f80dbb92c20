import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Captures } from '../../../../src/extension/host/captures';
import { reviewWithProgress } from '../../../../src/extension/host/review-with-progress';
import type { Reviewed } from '../../../../src/extension/reviewed';
import type { Reviewer } from '../../../../src/extension/reviewer';

/** What VS Code was told, and its button to cancel. */
const notification = vi.hoisted(() => ({ told: [] as unknown[], token: { isCancellationRequested: false } }));

vi.mock('vscode', () => ({
  ProgressLocation: { Notification: 15 },
  l10n: { t: (text: string, ...given: unknown[]) => text.replaceAll(/\{(\d)\}/g, (_, index: string) => String(given[Number(index)])) },
  window: {
    withProgress(options: unknown, work: (progress: { report(step: unknown): void }, token: unknown) => Promise<unknown>) {
      notification.told.push(options);
      return work({ report: (step) => notification.told.push(step) }, notification.token);
    },
  },
}));

const captures = { name: 'host-a' } as Captures;
const reviewed = { name: 'host-a' } as Reviewed;

/** A reviewer that reads four files, and is asked to stop after `last` of them. */
function reviewerOf(last: number): Reviewer {
  return {
    requestHost(_captures: Captures, { token, progress }: Parameters<Reviewer['requestHost']>[1]) {
      for (const done of [1, 3, 4].filter((one) => one <= last)) progress(done, 4);
      if (last < 4) notification.token.isCancellationRequested = true;
      expect(token).toBe(notification.token);
      return Promise.resolve(reviewed);
    },
  } as Reviewer;
}

describe('the notification of a host under review', () => {
  beforeEach(() => {
    notification.told.length = 0;
    notification.token.isCancellationRequested = false;
  });

  test('counts the files, and its bar is full at the end', async () => {
    expect(await reviewWithProgress(reviewerOf(4), captures)).toBe(reviewed);
    expect(notification.told).toEqual([
      { location: 15, title: 'Reviewing host-a as one host', cancellable: true },
      { message: '1 of 4 files', increment: 25 },
      { message: '3 of 4 files', increment: 50 },
      { message: '4 of 4 files', increment: 25 },
    ]);
  });

  test('a review that is cancelled has no result', async () => {
    expect(await reviewWithProgress(reviewerOf(1), captures)).toBeUndefined();
  });
});
