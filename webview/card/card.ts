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

/** Left out where there is little room: other facts say the same. */
const MINOR: ReadonlySet<string> = new Set(['First-last byte', 'PFN']);

function render({ title, facts, findings, more, many = 'findings', hint }: CardContent): Node[] {
  const list = element('dl');
  for (const [index, { name, value }] of facts.entries()) {
    const className = MINOR.has(name) ? 'minor' : '';
    // A name that stands for several values is said once.
    list.append(element('dt', { className, text: facts[index - 1]?.name === name ? '' : name }), element('dd', { className, text: value }));
  }
  const reasons = findings.map(({ severity, code, message, involved }) => {
    const sign = involved === true ? element('span', { className: 'involved', text: '↳' }) : icon(severity);
    const text = element('span', {}, [...richText(message), ' ', element('span', { className: 'code', text: code })].map(asNode));
    return element('p', { className: 'reason' }, [sign, text]);
  });
  if (more > 0) reasons.push(element('p', { className: 'hint', text: `and ${more} more ${many}, in the table` }));
  const last = hint === undefined ? [] : [element('p', { className: 'hint', text: hint })];
  return [element('h2', { text: title }), list, ...reasons, ...last];
}

function asNode(item: Node | string): Node {
  return typeof item === 'string' ? document.createTextNode(item) : item;
}

const NARROW_PX = 640;

/** Below what it describes, above if there is no room, and always inside the window. */
function place(box: HTMLElement, beside: Beside): void {
  const narrow = innerWidth <= NARROW_PX;
  box.classList.toggle('docked', narrow);
  if (narrow) return dock(box, beside);
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = beside.bottom + APART_PX;
  const above = beside.top - APART_PX - height;
  const top = below + height + EDGE_PX <= innerHeight || above < EDGE_PX ? below : above;
  const left = Math.min(beside.left + APART_PX, innerWidth - width - EDGE_PX);
  box.style.left = `${Math.max(EDGE_PX, left)}px`;
  box.style.top = `${Math.max(EDGE_PX, Math.min(top, innerHeight - height - EDGE_PX))}px`;
}

/** A narrow window has room for lanes or for a card beside them: it stands at an edge, away from what it describes. */
function dock(box: HTMLElement, beside: Beside): void {
  const height = box.offsetHeight;
  const low = innerHeight - height - EDGE_PX;
  const covers = low < beside.bottom + EDGE_PX;
  const high = beside.top - EDGE_PX - height;
  box.style.left = `${EDGE_PX}px`;
  box.style.top = `${covers && high >= 0 ? EDGE_PX : low}px`;
}
