import type { TextField as ToolkitTextField } from '@vscode/webview-ui-toolkit';

export interface TextFieldOptions {
  /** For screen readers, and as the tooltip. */
  readonly name: string;
  readonly placeholder?: string;
  readonly className: string;
  /** Enter was pressed. */
  readonly onEnter?: (text: string) => void;
  readonly onInput?: (text: string) => void;
  /** Escape was pressed. */
  readonly onLeave: () => void;
}

export interface TextField {
  readonly root: HTMLElement;
  focus(): void;
  /** Replaces the text, unless it is being edited. */
  offer(text: string): void;
  /** Replaces the text, even while it has the focus. */
  set(text: string): void;
  clear(): void;
  text(): string;
  setProblem(message: string | undefined): void;
}

export function textField(options: TextFieldOptions): TextField {
  // The tag is registered with this class.
  const root = document.createElement('vscode-text-field') as ToolkitTextField;
  root.className = options.className;
  const label = (): void => {
    if (root.getAttribute('aria-label') !== options.name) root.setAttribute('aria-label', options.name);
  };
  label();
  // When it comes into the page, a field of the toolkit without text of its own calls itself “Text field”.
  new MutationObserver(label).observe(root, { attributes: true, attributeFilter: ['aria-label'] });
  root.setAttribute('title', options.name);
  if (options.placeholder !== undefined) root.setAttribute('placeholder', options.placeholder);
  root.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') options.onEnter?.(root.value);
    if (event.key === 'Escape') options.onLeave();
  });
  /** What was last written into it, as long as nobody has edited that. */
  let offered: string | undefined;
  root.addEventListener('input', () => {
    offered = undefined;
    options.onInput?.(root.value);
  });
  return {
    root,
    focus() {
      root.focus();
      root.control?.select();
    },
    offer(text) {
      if (text === offered || root.contains(document.activeElement)) return;
      offered = text;
      root.value = text;
    },
    set(text) {
      offered = undefined;
      root.value = text;
    },
    clear() {
      offered = undefined;
      root.value = '';
    },
    text: () => root.value,
    setProblem(message) {
      root.classList.toggle('invalid', message !== undefined);
      if (message === undefined) root.removeAttribute('aria-invalid');
      else root.setAttribute('aria-invalid', 'true');
    },
  };
}
