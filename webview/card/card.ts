import { element } from '../dom';
import { icon } from '../icons';
import { richText } from '../summary/rich-text';
import type { CardContent } from './content';

/** A rectangle in the page's client pixels that the card stands beside. */
export interface Beside {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Card {
  show(content: CardContent, beside: Beside): void;
  hide(): void;
}

const APART_PX = 10;
const EDGE_PX = 6;

/** The hover card. What it says is said to screen readers by the live region, so it is hidden from them. */
export function createCard(parent: HTMLElement): Card {
  const box = element('div', { className: 'card', attributes: { 'aria-hidden': 'true' } });
  box.hidden = true;
  parent.append(box);
  let shown: CardContent | undefined;
  return {
    show(content, beside) {
      if (shown !== content) box.replaceChildren(...render(content));
      shown = content;
      box.hidden = false;
      place(box, beside);
    },
    hide() {
      shown = undefined;
      box.hidden = true;
    },
  };
}

function render({ title, facts, findings, hint }: CardContent): Node[] {
  const list = element('dl');
  for (const { name, value } of facts) {
    list.append(element('dt', { text: name }), element('dd', { text: value }));
  }
  const reasons = findings.map(({ severity, code, message }) => {
    const text = element('span', {}, [...richText(message), ' ', element('span', { className: 'code', text: code })].map(asNode));
    return element('p', { className: `reason ${severity}` }, [icon(severity), text]);
  });
  const last = hint === undefined ? [] : [element('p', { className: 'hint', text: hint })];
  return [element('h2', { text: title }), list, ...reasons, ...last];
}

function asNode(item: Node | string): Node {
  return typeof item === 'string' ? document.createTextNode(item) : item;
}

/** Below what it describes, above if there is no room, and always inside the window. */
function place(box: HTMLElement, beside: Beside): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = beside.bottom + APART_PX;
  const above = beside.top - APART_PX - height;
  const top = below + height + EDGE_PX <= innerHeight || above < EDGE_PX ? below : above;
  const left = Math.min(beside.left + APART_PX, innerWidth - width - EDGE_PX);
  box.style.left = `${Math.max(EDGE_PX, left)}px`;
  box.style.top = `${Math.max(EDGE_PX, Math.min(top, innerHeight - height - EDGE_PX))}px`;
}
