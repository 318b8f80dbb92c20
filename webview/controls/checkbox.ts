import type { Checkbox as ToolkitCheckbox } from '@vscode/webview-ui-toolkit';

export function checkbox(label: string, onChange: (checked: boolean) => void, checked = false): HTMLElement {
  // The tag is registered with this class.
  const root = document.createElement('vscode-checkbox') as ToolkitCheckbox;
  root.textContent = label;
  if (checked) root.setAttribute('checked', '');
  // It tells of its first state as of a change.
  root.addEventListener('change', () => {
    if (root.checked !== checked) onChange(root.checked);
    checked = root.checked;
  });
  return root;
}
