import type { Checkbox as ToolkitCheckbox } from '@vscode/webview-ui-toolkit';

export function checkbox(label: string, onChange: (checked: boolean) => void): HTMLElement {
  // The tag is registered with this class.
  const root = document.createElement('vscode-checkbox') as ToolkitCheckbox;
  root.textContent = label;
  root.addEventListener('change', () => onChange(root.checked));
  return root;
}
