export interface ButtonOptions {
  readonly label: string;
  /** What a screen reader says, and the tooltip, where the label is a sign. */
  readonly name?: string;
  readonly appearance: 'primary' | 'secondary' | 'icon';
  readonly onClick: () => void;
}

export function button({ label, name, appearance, onClick }: ButtonOptions): HTMLElement {
  const made = document.createElement('vscode-button');
  made.setAttribute('appearance', appearance);
  // As text: the toolkit shrinks elements in a button to the size of an icon.
  made.append(label);
  if (name !== undefined) {
    made.setAttribute('aria-label', name);
    made.setAttribute('title', name);
  }
  made.addEventListener('click', onClick);
  return made;
}
