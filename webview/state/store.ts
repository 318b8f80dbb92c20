/** Holds one immutable value and tells its listeners when it is replaced. */
export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(listener: (value: T, before: T) => void): void;
}

export function createStore<T>(initial: T): Store<T> {
  const listeners: ((value: T, before: T) => void)[] = [];
  let current = initial;
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      const before = current;
      current = value;
      for (const listener of listeners) listener(value, before);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
