import type { Dropdown as ToolkitDropdown } from '@vscode/webview-ui-toolkit';
import type { MapChoice } from '../../src/analysis/map/view';

export interface Dropdown {
  readonly root: HTMLElement;
  render(choices: readonly MapChoice[], chosen: string): void;
}

export function dropdown(name: string, onChoose: (id: string) => void): Dropdown {
  // The tag is registered with this class.
  const root = document.createElement('vscode-dropdown') as ToolkitDropdown;
  root.setAttribute('aria-label', name);
  root.setAttribute('title', name);
  let rendered = '';
  root.addEventListener('change', () => onChoose(root.value));
  return {
    root,
    render(choices, chosen) {
      const key = JSON.stringify(choices);
      if (key !== rendered) root.replaceChildren(...choices.map(option));
      rendered = key;
      root.value = chosen;
    },
  };
}

function option({ id, label, outcome }: MapChoice): HTMLElement {
  const made = document.createElement('vscode-option');
  made.setAttribute('value', id);
  made.textContent = outcome === undefined ? label : `${label} · ${outcome}`;
  return made;
}
