import { element } from '../dom';
import { button } from './button';

export type MenuEntry =
  | { readonly kind: 'heading'; readonly label: string }
  | {
      readonly kind: 'item';
      readonly label: string;
      /** What else there is to know: a range, a key. */
      readonly hint?: string;
      readonly disabled?: boolean;
      readonly onChoose: () => void;
    };

/** In the page's client pixels. */
export interface MenuPlace {
  readonly left: number;
  readonly top: number;
}

export interface Menu {
  readonly root: HTMLElement;
  /** `onClose` gives the focus back to where it was. */
  open(name: string, entries: readonly MenuEntry[], at: MenuPlace, onClose: () => void): void;
  close(): void;
}

const EDGE_PX = 6;

/** A menu as those of the editor: arrows, Home, End and first letters go, Enter chooses, Escape and Tab close. */
export function createMenu(): Menu {
  const root = element('div', { className: 'menu', attributes: { role: 'menu', tabindex: '-1' } });
  root.hidden = true;
  let giveBack: (() => void) | undefined;
  const items = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('[role=menuitem]:not([aria-disabled=true])')];
  const close = (): void => {
    root.hidden = true;
    root.replaceChildren();
    const back = giveBack;
    giveBack = undefined;
    back?.();
  };
  const item = (entry: MenuEntry): HTMLElement => {
    if (entry.kind === 'heading') return element('div', { className: 'heading', text: entry.label, attributes: { role: 'presentation' } });
    const attributes = { role: 'menuitem', tabindex: '-1', ...(entry.disabled === true ? { 'aria-disabled': 'true' } : {}) };
    const made = element('div', { className: 'item', attributes }, [element('span', { text: entry.label })]);
    if (entry.hint !== undefined) made.append(' ', element('span', { className: 'hint', text: entry.hint }));
    made.addEventListener('click', () => {
      if (entry.disabled === true) return;
      close();
      entry.onChoose();
    });
    made.addEventListener('pointermove', () => made.focus({ preventScroll: true }));
    return made;
  };

  root.addEventListener('keydown', (event) => {
    event.stopPropagation();
    const all = items();
    const at = all.findIndex((each) => each === document.activeElement);
    if (event.key === 'Escape' || event.key === 'Tab') {
      event.preventDefault();
      return close();
    }
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return all[at]?.click();
    }
    const next = nextItem(event.key, at, all.map(({ textContent }) => textContent));
    if (next === undefined) return;
    event.preventDefault();
    all[next]?.focus();
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (!root.hidden && !(target instanceof Node && root.contains(target))) close();
  }, { capture: true });
  addEventListener('blur', () => {
    if (!root.hidden) close();
  });

  return {
    root,
    close,
    open(name, entries, { left, top }, onClose) {
      if (!root.hidden) close();
      giveBack = onClose;
      root.setAttribute('aria-label', name);
      root.replaceChildren(...entries.map(item));
      root.hidden = false;
      root.style.left = `${Math.max(EDGE_PX, Math.min(left, innerWidth - root.offsetWidth - EDGE_PX))}px`;
      root.style.top = `${Math.max(EDGE_PX, Math.min(top, innerHeight - root.offsetHeight - EDGE_PX))}px`;
      (items()[0] ?? root).focus({ preventScroll: true });
    },
  };
}

/** Where a key goes in a menu; `undefined` for a key that is none of its own. */
export function nextItem(key: string, at: number, labels: readonly string[]): number | undefined {
  const count = labels.length;
  if (count === 0) return undefined;
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default: {
      if (key.length !== 1) return undefined;
      const from = at + 1;
      const found = labels.findIndex((_, step) => labels[(from + step) % count]?.toLowerCase().startsWith(key.toLowerCase()) === true);
      return found < 0 ? undefined : (from + found) % count;
    }
  }
}

export interface MenuButton {
  readonly root: HTMLElement;
  open(): void;
}

/** A button with a menu below it. */
export function menuButton(menu: Menu, options: { readonly label: string; readonly name: string }, entries: () => readonly MenuEntry[]): MenuButton {
  const root = button({ ...options, appearance: 'secondary', onClick: () => open() });
  root.setAttribute('aria-haspopup', 'menu');
  root.setAttribute('aria-expanded', 'false');
  function open(): void {
    const { left, bottom } = root.getBoundingClientRect();
    root.setAttribute('aria-expanded', 'true');
    menu.open(options.name, entries(), { left, top: bottom + 2 }, () => {
      root.setAttribute('aria-expanded', 'false');
      root.focus();
    });
  }
  return { root, open };
}
