import { beforeEach, describe, expect, test, vi } from 'vitest';
import type * as vscode from 'vscode';
import { NO_SETTINGS } from '../../../../src/analysis/index';
import { Analyst } from '../../../../src/extension/background/analyst';
import { ReviewThread } from '../../../../src/extension/background/review-thread';
import type { Captures } from '../../../../src/extension/host/captures';
import { HostReview, type HostServices } from '../../../../src/extension/host/host-review';
import type { Reviewed } from '../../../../src/extension/reviewed';
import { ScriptedThreads } from '../background/fake-thread';

const LOG = `[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable
[    9.000000] virt/tdx: CMR: [0x100000, 0x6f800000)
`;

vi.mock('vscode', () => ({}));
vi.mock('../../../../src/extension/host/capture-changes', () => ({
  CaptureChanges: class {
    onDidChange(): void {}
    watch(): void {}
    dispose(): void {}
  },
}));
vi.mock('../../../../src/extension/host/held-texts', () => ({
  HeldTexts: class {
    drop(): void {}
    read(): unknown {
      return Promise.resolve({ documents: [{ uri: address('dmesg.log'), name: 'dmesg.log', languageId: 'log', version: 1, text: LOG }], unread: [] });
    }
  },
}));

function address(name: string): vscode.Uri {
  return { toString: () => `file:///host/${name}` } as vscode.Uri;
}

/** A button that cancels. */
function cancellation(): { readonly watch: { readonly token: vscode.CancellationToken; progress(): void }; cancel(): void } {
  const listeners: (() => void)[] = [];
  const onCancellationRequested = (listener: () => void): vscode.Disposable => {
    listeners.push(listener);
    return { dispose: () => undefined };
  };
  const token = { isCancellationRequested: false, onCancellationRequested };
  return {
    watch: { token: token as unknown as vscode.CancellationToken, progress: () => undefined },
    cancel() {
      token.isCancellationRequested = true;
      for (const listener of listeners) listener();
    },
  };
}

let threads: ScriptedThreads;
let results: Map<string, Reviewed>;
let review: HostReview;

beforeEach(() => {
  threads = new ScriptedThreads();
  results = new Map();
  const known = {
    of: (uri: vscode.Uri) => results.get(uri.toString()),
    resultOf: (uri: vscode.Uri) => results.get(uri.toString()),
    set: (made: Reviewed) => (results.set(made.uri.toString(), made), made),
    delete: (uri: vscode.Uri) => results.delete(uri.toString()),
  };
  const services = {
    results: known,
    profiles: { of: () => 'auto' },
    configs: { configured: (documents: readonly object[]) => Promise.resolve(documents.map((document) => ({ ...document, settings: NO_SETTINGS }))) },
    analyst: new Analyst(new ReviewThread(threads.start, () => undefined)),
    log: { debug: () => undefined, error: () => undefined },
  } as unknown as HostServices;
  const captures: Captures = { uri: address(''), kind: 'host', name: 'host', list: () => Promise.resolve([{ uri: address('dmesg.log'), name: 'dmesg.log' }]), watched: () => [] };
  review = new HostReview(captures, services);
});

/** Until the thread was asked for so many things. */
const asked = (count: number): Promise<void> => vi.waitFor(() => expect(threads.all[0]?.posted).toHaveLength(count));

describe('the review of a host', () => {
  test('that is cancelled while it is made ends with the result that there was', async () => {
    const { watch, cancel } = cancellation();
    const running = review.review(watch);
    await asked(1);
    cancel();
    expect(await running).toBeUndefined();
    expect(threads.asked).toEqual([['review 1', 'cancel 1']]);
    const before = { uri: address(''), name: 'host' } as Reviewed;
    results.set(before.uri.toString(), before);
    const again = cancellation();
    const second = review.review(again.watch);
    await asked(3);
    again.cancel();
    expect(await second).toBe(before);
  });

  test('that is cancelled before it begins ends too', async () => {
    const { watch, cancel } = cancellation();
    const running = review.review(watch);
    cancel();
    expect(await running).toBeUndefined();
    expect(threads.all).toEqual([]);
  });

  test('that a newer one overtakes ends with the result of that', async () => {
    const first = review.review();
    await asked(1);
    const second = review.review();
    await asked(3);
    expect(threads.asked).toEqual([['review 1', 'cancel 1', 'review 2']]);
    threads.say({ kind: 'ready' });
    const made = { reviews: [{ host: { observed: { messages: [] } }, problems: [{}], checks: [], verdict: { kind: 'passes' } }], lines: [] };
    threads.say({ kind: 'done', id: 2, result: made });
    const [one, two] = await Promise.all([first, second]);
    expect(one).toBeDefined();
    expect(one).toBe(two);
  });

  test('that is over leaves nothing behind', async () => {
    const running = review.review();
    await asked(1);
    review.dispose();
    expect(await running).toBeUndefined();
    expect(results.size).toBe(0);
  });
});
