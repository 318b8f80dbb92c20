import type { ToPage } from './protocol';

/**
 * A page out of sight does nothing: of what arrives meanwhile the last picture and the last message of every other kind are
 * kept, and taken when the page is seen again, the picture first.
 */
export function whenVisible(receive: (message: ToPage) => void): (message: ToPage) => void {
  let picture: ToPage | undefined;
  const others = new Map<ToPage['type'], ToPage>();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    const kept = [...(picture === undefined ? [] : [picture]), ...others.values()];
    picture = undefined;
    others.clear();
    for (const message of kept) receive(message);
  });
  return (message) => {
    if (!document.hidden) return receive(message);
    if (message.type === 'show' || message.type === 'empty') {
      picture = message;
      return;
    }
    // Behind those of other kinds that came before it.
    others.delete(message.type);
    others.set(message.type, message);
  };
}
