import type { ToPage } from './protocol';

/**
 * A page out of sight does nothing: of what arrives meanwhile the last picture and the last place of the cursor are kept, and
 * taken when the page is seen again.
 */
export function whenVisible(receive: (message: ToPage) => void): (message: ToPage) => void {
  let picture: ToPage | undefined;
  let cursor: ToPage | undefined;
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    const kept = [picture, cursor];
    picture = undefined;
    cursor = undefined;
    for (const message of kept) if (message !== undefined) receive(message);
  });
  return (message) => {
    if (!document.hidden) return receive(message);
    if (message.type === 'cursor') cursor = message;
    else picture = message;
  };
}
