import { commandFor, type Command } from './keys';

/** Keys work wherever the focus is, except where they are text, or the menu of a control. */
export function listenToKeys(map: HTMLElement, execute: (command: Command) => void): void {
  document.addEventListener('keydown', (event) => {
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.defaultPrevented || target.closest('vscode-text-field, vscode-dropdown, dialog, input, [role=menu], [role=dialog]') !== null) return;
    const onMap = target === document.body || map.contains(target);
    const command = commandFor(event, onMap);
    if (command === undefined) return;
    event.preventDefault();
    execute(command);
  });
}
