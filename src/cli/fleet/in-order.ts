/**
 * Works on many items at once and gives the results in the order of the items, each as soon as it is ready and those before it
 * are told. No more than `ahead` items are taken before their turn, so memory stays what it is however many there are.
 */
export async function* inOrder<T, R>(items: AsyncIterator<T, unknown>, ahead: number, work: (item: T) => Promise<R>): AsyncGenerator<R, void> {
  const pending: Promise<R>[] = [];
  let next: Promise<IteratorResult<T, unknown>> | undefined = handled(items.next());
  for (;;) {
    const [first] = pending;
    const item = pending.length < ahead ? next : undefined;
    if (first === undefined && item === undefined) return;
    // Items may come slowly: a result that is ready does not wait for them.
    const ready: 'result' | IteratorResult<T, unknown> = await Promise.race([...(first === undefined ? [] : [first.then(() => 'result' as const)]), ...(item === undefined ? [] : [item])]);
    if (ready === 'result') {
      if (first !== undefined) yield await first;
      void pending.shift();
    } else if (ready.done === true) next = undefined;
    else {
      pending.push(handled(work(ready.value)));
      next = handled(items.next());
    }
  }
}

/** What fails before its turn fails when its turn comes; what fails after the end of all is of no interest. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
