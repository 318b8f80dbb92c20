import { describe, expect, test } from 'vitest';
import { inOrder } from '../../../../src/cli/fleet/in-order';

/** Items, and how many of them were taken. */
function counted(count: number): { readonly items: AsyncGenerator<number>; readonly taken: () => number } {
  let taken = 0;
  async function* items(): AsyncGenerator<number> {
    for (; taken < count; ) yield taken++;
  }
  return { items: items(), taken: () => taken };
}

/** Work that ends when it is told to. */
function controlled(): { readonly work: (item: number) => Promise<string>; readonly finish: (item: number) => void; readonly begun: readonly number[] } {
  const resolvers = new Map<number, () => void>();
  const begun: number[] = [];
  return {
    begun,
    work: (item) => {
      begun.push(item);
      return new Promise((resolve) => resolvers.set(item, () => resolve(`done ${item}`)));
    },
    finish: (item) => resolvers.get(item)?.(),
  };
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('results come in the order of the items', () => {
  test('whichever is ready first', async () => {
    const { work, finish } = controlled();
    const results = inOrder(counted(3).items, 3, work);
    const first = results.next();
    await settle();
    [2, 1, 0].forEach(finish);
    expect([await first, await results.next(), await results.next(), await results.next()].map(({ value }) => value)).toEqual(['done 0', 'done 1', 'done 2', undefined]);
  });

  test('and no more items are taken than may be ahead', async () => {
    const { work, finish, begun } = controlled();
    const { items, taken } = counted(100);
    const results = inOrder(items, 4, work);
    const first = results.next();
    await settle();
    expect([begun, taken()]).toEqual([[0, 1, 2, 3], 5]);
    [1, 2, 3].forEach(finish);
    await settle();
    expect([begun, taken()]).toEqual([[0, 1, 2, 3], 5]);
    finish(0);
    await first;
    // Nobody asks for the next one: a slow reader holds everything back.
    await settle();
    expect(begun).toEqual([0, 1, 2, 3]);
    expect(await results.next()).toEqual({ done: false, value: 'done 1' });
  });

  test('and one that is ready does not wait for the next item', async () => {
    async function* slow(): AsyncGenerator<number> {
      yield 0;
      await new Promise(() => {});
    }
    const results = inOrder(slow(), 4, async (item) => `done ${item}`);
    expect(await results.next()).toEqual({ done: false, value: 'done 0' });
  });

  test('and a failure comes when its turn comes', async () => {
    const results = inOrder(counted(2).items, 2, async (item) => {
      if (item === 1) throw new Error('broken');
      return item;
    });
    expect(await results.next()).toEqual({ done: false, value: 0 });
    await expect(results.next()).rejects.toThrow('broken');
  });
});
