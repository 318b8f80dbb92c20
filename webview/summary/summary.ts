import type { MapView } from '../../src/analysis/map/view';
import { button } from '../controls/button';
import { element } from '../dom';
import { icon } from '../icons';
import { richText } from './rich-text';

/** `undetermined` is a verdict too: it must not look like a pass. */
const VERDICT_ICON = { passes: 'passes', fails: 'fails', undetermined: 'undetermined' } as const;

export interface Summary {
  readonly root: HTMLElement;
  render(view: MapView): void;
  /** Says so on the button, for a moment. */
  copied(): void;
}

const COPY = 'Copy summary';
const COPIED_MS = 1800;

/** What happened and what to do, at the top of the page. */
export function createSummary(onCopy: () => void): Summary {
  const sign = element('div', { className: 'sign' });
  const title = element('p', { className: 'title' });
  const headline = element('h1');
  const sentences = element('div', { className: 'sentences' });
  const copy = button({ label: COPY, appearance: 'secondary', onClick: onCopy });
  const more = element('button', { className: 'more', attributes: { type: 'button', 'aria-expanded': 'false' } });
  const text = element('div', { className: 'text' }, [headline, sentences, title, more]);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const root = element('header', { className: 'summary' }, [sign, text, copy]);
  const expand = (whole: boolean): void => {
    root.classList.toggle('whole', whole);
    more.setAttribute('aria-expanded', String(whole));
    more.textContent = whole ? 'Less' : 'More';
  };
  more.addEventListener('click', () => expand(!root.classList.contains('whole')));
  expand(false);
  return {
    root,
    render({ title: name, summary, compared }) {
      // That two differ is neither good nor bad.
      root.dataset['verdict'] = compared === undefined ? summary.verdict : 'compared';
      sign.replaceChildren(icon(compared === undefined ? VERDICT_ICON[summary.verdict] : 'information'));
      title.replaceChildren(...(compared === undefined ? [document.createTextNode(name)] : [side('A', compared.a), side('B', compared.b)]));
      headline.textContent = summary.headline;
      sentences.replaceChildren(...summary.sentences.map((sentence) => element('p', {}, richText(sentence))));
    },
    copied() {
      copy.textContent = 'Copied';
      clearTimeout(timer);
      timer = setTimeout(() => (copy.textContent = COPY), COPIED_MS);
    },
  };
}

/** One of the two that are compared, by its full name. */
function side(letter: string, name: string): HTMLElement {
  return element('span', { className: 'side' }, [element('strong', { text: letter }), document.createTextNode(` ${name}`)]);
}
