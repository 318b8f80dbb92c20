/** Keeps the state of the page, but not with every frame of a drag. */
export interface Saver {
  soon(): void;
}

const PAUSE_MS = 120;

export function createSaver(save: () => void): Saver {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  // The page may be gone before the pause is over.
  addEventListener('pagehide', () => {
    if (timer !== undefined) now();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.hidden && timer !== undefined) now();
  });
  return {
    soon() {
      timer ??= setTimeout(now, PAUSE_MS);
    },
  };
}
