import type { MapLane } from '../../src/analysis/map/view';
import { element } from '../dom';
import { isFolded, isHidden, moveLane, NO_CHOICE, ordered, toggleFolded, toggleHidden, type LaneChoice } from '../state/lane-choice';
import type { Model } from '../state/model';
import { button } from './button';
import { checkbox } from './checkbox';

export interface LanesPanel {
  readonly root: HTMLElement;
  /** The button that opens it. */
  readonly opener: HTMLElement;
  toggle(): void;
  render(model: Model): void;
}

/** Which lanes are in sight, in what order, and which of them as a strip. Alt with up and down moves a row too. */
export function createLanesPanel(onArrange: (step: (choice: LaneChoice) => LaneChoice) => void, onClose: () => void): LanesPanel {
  const list = element('ul');
  const root = element('div', { className: 'panel lanes-panel', attributes: { role: 'dialog', 'aria-label': 'Lanes' } });
  const opener = button({ label: 'Lanes', name: 'Lanes: show, hide, fold and move them (L)', appearance: 'secondary', onClick: () => toggle() });
  opener.setAttribute('aria-expanded', 'false');
  root.hidden = true;
  root.append(list, button({ label: 'As at first', appearance: 'secondary', onClick: () => onArrange(() => NO_CHOICE) }));
  let latest: Model | undefined;
  let shown: { readonly lanes: readonly MapLane[]; readonly choice: LaneChoice } | undefined;

  function toggle(): void {
    if (!root.hidden) return close();
    root.hidden = false;
    if (latest !== undefined) render(latest);
    opener.setAttribute('aria-expanded', 'true');
    const { left, bottom } = opener.getBoundingClientRect();
    root.style.left = `${Math.max(6, Math.min(left, innerWidth - root.offsetWidth - 6))}px`;
    root.style.top = `${Math.max(6, Math.min(bottom + 2, innerHeight - root.offsetHeight - 6))}px`;
    controlsOf(list)[0]?.focus();
  }

  function close(): void {
    root.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
    onClose();
  }

  root.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') return close();
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    const id = row?.dataset['lane'];
    if (id === undefined || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(id, event.key === 'ArrowUp' ? -1 : 1);
  });
  document.addEventListener('pointerdown', ({ target }) => {
    if (root.hidden || !(target instanceof Node) || root.contains(target) || opener.contains(target)) return;
    root.hidden = true;
    opener.setAttribute('aria-expanded', 'false');
  });

  function move(id: string, step: 1 | -1): void {
    const ids = shown?.lanes.map((lane) => lane.id) ?? [];
    onArrange((choice) => moveLane(choice, ids, id, step));
  }

  function row(lane: MapLane, choice: LaneChoice): HTMLElement {
    const { id, title } = lane;
    const folded = isFolded(choice, id);
    const visible = checkbox(title, () => onArrange((before) => toggleHidden(before, id)), !isHidden(choice, id));
    visible.dataset['control'] = 'show';
    const fold = button({ label: folded ? '▸' : '▾', name: folded ? `Unfold ${title}` : `Fold ${title} to a strip`, appearance: 'icon', onClick: () => onArrange((before) => toggleFolded(before, id)) });
    fold.dataset['control'] = 'fold';
    const up = button({ label: '↑', name: `Move ${title} up`, appearance: 'icon', onClick: () => move(id, -1) });
    up.dataset['control'] = 'up';
    const down = button({ label: '↓', name: `Move ${title} down`, appearance: 'icon', onClick: () => move(id, 1) });
    down.dataset['control'] = 'down';
    const made = element('li', {}, [visible, element('span', { className: 'grow' }), fold, up, down]);
    made.dataset['lane'] = id;
    return made;
  }

  function render({ view: { lanes }, choice }: Model): void {
    if (shown?.lanes === lanes && shown.choice === choice) return;
    shown = { lanes, choice };
    const held = document.activeElement instanceof HTMLElement && root.contains(document.activeElement) ? document.activeElement : undefined;
    const [lane, control] = [held?.closest('li')?.dataset['lane'], held?.dataset['control']];
    const byId = new Map(lanes.map((each) => [each.id, each]));
    list.replaceChildren(...ordered([...byId.keys()], choice).flatMap((id) => {
      const each = byId.get(id);
      return each === undefined ? [] : [row(each, choice)];
    }));
    // The rows are new ones: the focus goes to what it was on.
    if (lane !== undefined && control !== undefined) list.querySelector<HTMLElement>(`[data-lane="${CSS.escape(lane)}"] [data-control="${control}"]`)?.focus();
  }

  return {
    root,
    opener,
    toggle,
    render(model) {
      const { view: { lanes }, choice } = model;
      const hidden = lanes.filter(({ id }) => isHidden(choice, id)).length;
      const label = hidden === 0 ? 'Lanes' : `Lanes · ${hidden} hidden`;
      if (opener.textContent !== label) opener.textContent = label;
      latest = model;
      if (!root.hidden) render(model);
    },
  };
}

function controlsOf(root: HTMLElement): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>('[data-control]')];
}
