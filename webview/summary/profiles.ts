import type { MapChoice, MapView } from '../../src/analysis/map/view';
import { element } from '../dom';
import { icon } from '../icons';
import { outcomeKind } from '../text/outcome';

export interface Profiles {
  readonly root: HTMLElement;
  render(view: MapView): void;
}

/** The outcome under every kernel, side by side; one of them is on the map. */
export function createProfiles(onChoose: (id: string) => void): Profiles {
  const pills = element('div', { className: 'pills', attributes: { role: 'group', 'aria-labelledby': 'profiles-label' } });
  const label = element('span', { className: 'label', text: 'Kernel', attributes: { id: 'profiles-label' } });
  const root = element('div', { className: 'profiles' }, [label, pills]);
  return {
    root,
    render({ profiles, profile }) {
      root.hidden = profiles.length === 0;
      const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['profile'] : undefined;
      const made = profiles.map((choice) => pill(choice, choice.id === profile, onChoose));
      pills.replaceChildren(...made);
      if (focused !== undefined) made.find(({ dataset }) => dataset['profile'] === focused)?.focus();
    },
  };
}

function pill({ id, label, outcome, about }: MapChoice, chosen: boolean, onChoose: (id: string) => void): HTMLElement {
  const made = element('button', { className: 'pill', attributes: { type: 'button', 'aria-pressed': String(chosen) } }, [
    element('span', { className: 'name', text: label }),
  ]);
  made.dataset['profile'] = id;
  if (about !== undefined) made.title = about;
  if (outcome !== undefined) {
    const kind = outcomeKind(outcome);
    made.append(' ', element('span', { className: `outcome ${kind}` }, [icon(kind), element('span', { text: outcome })]));
  }
  made.addEventListener('click', () => {
    if (!chosen) onChoose(id);
  });
  return made;
}
