import { element } from '../dom';

/** Text that scrolls in place where there is little room, and is a stop of the keyboard only then. */
export function scrolling(name: string, content: readonly Node[]): HTMLElement {
  const root = element('div', { className: 'told', attributes: { 'role': 'group', 'aria-label': name } }, content);
  new ResizeObserver(() => {
    if (root.scrollHeight > root.clientHeight) root.setAttribute('tabindex', '0');
    else root.removeAttribute('tabindex');
  }).observe(root);
  return root;
}
