import { element } from '../dom';
import { icon } from '../icons';
import { signOfFinding } from '../paint/signs';
import { richText } from '../summary/rich-text';
import type { CardContent } from './content';
import { dockedTop, EDGE_PX, placeBeside, type Area } from './place';

export interface Card {
  /** Beside what it describes, and where there is room beside all that is to stay in sight. */
  show(content: CardContent, beside: Area, clear: Area): void;
  hide(): void;
}

/** The hover card. What it says is said to screen readers by the live region, so it is hidden from them. */
export function createCard(parent: HTMLElement): Card {
  const box = element('div', { className: 'card', attributes: { 'aria-hidden': 'true' } });
  box.hidden = true;
  parent.append(box);
  let shown: CardContent | undefined;
  return {
    show(content, beside, clear) {
      if (shown !== content) box.replaceChildren(...render(content));
      shown = content;
      box.hidden = false;
      place(box, beside, clear);
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
    const sign = involved === true ? element('span', { className: 'involved', text: '↳' }) : icon(signOfFinding({ code, severity }), severity);
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

function place(box: HTMLElement, beside: Area, clear: Area): void {
  const narrow = innerWidth <= NARROW_PX;
  box.classList.toggle('docked', narrow);
  const { offsetWidth: width, offsetHeight: height } = box;
  const { left, top } = narrow
    ? { left: EDGE_PX, top: dockedTop(height, innerHeight, beside, clear) }
    : placeBeside({ width, height }, { width: innerWidth, height: innerHeight }, beside, clear);
  box.style.left = `${left}px`;
  box.style.top = `${top}px`;
}
