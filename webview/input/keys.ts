/** What a key asks for. */
export type Command =
  | { readonly kind: 'zoom'; readonly factor: number }
  /** Moves by a part of the width; negative shows lower addresses. */
  | { readonly kind: 'pan'; readonly part: number }
  | { readonly kind: 'fit' }
  | { readonly kind: 'zoom-selection' }
  | { readonly kind: 'finding'; readonly step: 1 | -1 }
  | { readonly kind: 'segment'; readonly step: 1 | -1 }
  | { readonly kind: 'lane'; readonly step: 1 | -1 }
  | { readonly kind: 'open' }
  | { readonly kind: 'go' }
  | { readonly kind: 'search' }
  | { readonly kind: 'help' }
  | { readonly kind: 'dismiss' };

export interface KeyBinding {
  /** Values of `KeyboardEvent.key`, letters in lower case. */
  readonly keys: readonly string[];
  /** As the help shows them. */
  readonly shown: readonly string[];
  readonly what: string;
  readonly command: Command;
  /** Only with the focus on the map: the key means something else in the table and in the controls. */
  readonly mapOnly?: true;
}

const ZOOM = 1.4;
const PAN = 0.12;

/** Every key, in the order of the help. */
export const keyBindings: readonly KeyBinding[] = [
  { keys: ['w', '+', '='], shown: ['W', '+'], what: 'Zoom in', command: { kind: 'zoom', factor: 1 / ZOOM } },
  { keys: ['s', '-'], shown: ['S', '−'], what: 'Zoom out', command: { kind: 'zoom', factor: ZOOM } },
  { keys: ['a'], shown: ['A'], what: 'Move to lower addresses', command: { kind: 'pan', part: -PAN } },
  { keys: ['d'], shown: ['D'], what: 'Move to higher addresses', command: { kind: 'pan', part: PAN } },
  { keys: ['ArrowLeft'], shown: ['←'], what: 'Move to lower addresses', command: { kind: 'pan', part: -PAN }, mapOnly: true },
  { keys: ['ArrowRight'], shown: ['→'], what: 'Move to higher addresses', command: { kind: 'pan', part: PAN }, mapOnly: true },
  { keys: ['f', '0'], shown: ['F', '0'], what: 'Show everything', command: { kind: 'fit' } },
  { keys: ['z'], shown: ['Z'], what: 'Zoom to the selected range', command: { kind: 'zoom-selection' } },
  { keys: ['n'], shown: ['N'], what: 'Next finding', command: { kind: 'finding', step: 1 } },
  { keys: ['p'], shown: ['P'], what: 'Previous finding', command: { kind: 'finding', step: -1 } },
  { keys: [']'], shown: [']'], what: 'Next range of the lane', command: { kind: 'segment', step: 1 } },
  { keys: ['['], shown: ['['], what: 'Previous range of the lane', command: { kind: 'segment', step: -1 } },
  { keys: ['ArrowDown'], shown: ['↓'], what: 'Same place, lane below', command: { kind: 'lane', step: 1 }, mapOnly: true },
  { keys: ['ArrowUp'], shown: ['↑'], what: 'Same place, lane above', command: { kind: 'lane', step: -1 }, mapOnly: true },
  { keys: ['Enter'], shown: ['Enter'], what: 'Open the line that the selected range comes from', command: { kind: 'open' }, mapOnly: true },
  { keys: ['g'], shown: ['G'], what: 'Go to an address or range', command: { kind: 'go' } },
  { keys: ['/'], shown: ['/'], what: 'Filter the table', command: { kind: 'search' } },
  { keys: ['?'], shown: ['?'], what: 'Show these keys', command: { kind: 'help' } },
  { keys: ['Escape'], shown: ['Esc'], what: 'Close, then clear the selection', command: { kind: 'dismiss' } },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** The command of a key; `undefined` leaves it to whatever has the focus. */
export function commandFor(press: KeyPress, onMap: boolean): Command | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return keyBindings.find(({ keys, mapOnly }) => keys.includes(key) && (onMap || mapOnly !== true))?.command;
}
