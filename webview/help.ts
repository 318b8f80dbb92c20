import { button } from './controls/button';
import { element } from './dom';
import { keyBindings } from './input/keys';

export interface Help {
  readonly root: HTMLDialogElement;
  open(): void;
}

/** Lists every key, from the bindings themselves. */
export function createHelp(): Help {
  const title = element('h2', { text: 'Keys', attributes: { id: 'help-title' } });
  const list = element('dl');
  for (const { shown, what } of keyBindings) {
    list.append(element('div', {}, [
      element('dt', {}, shown.map((key) => element('kbd', { text: key }))),
      element('dd', { text: what }),
    ]));
  }
  const mouse = element('p', { text: 'Wheel: zoom. Drag: move. Click: select and open the line. Double click: zoom to the range. Drag the frame in the overview: move far.' });
  const root = element('dialog', { className: 'help', attributes: { 'aria-labelledby': 'help-title' } });
  const close = button({ label: 'Close', appearance: 'primary', onClick: () => root.close() });
  root.append(title, list, mouse, element('div', { className: 'end' }, [close]));
  return {
    root,
    open() {
      if (root.open) return;
      root.showModal();
      // The focus is on the button below; the list is read from its top.
      root.scrollTop = 0;
    },
  };
}
