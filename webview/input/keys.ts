import type { RulerEnd } from '../state/ruler';

/** What a key asks for. */
export type Command =
  | { readonly kind: 'zoom'; readonly factor: number }
  /** Moves by a part of the width; negative shows lower addresses. */
  | { readonly kind: 'pan'; readonly part: number }
  | { readonly kind: 'fit' }
  | { readonly kind: 'zoom-selection' }
  | { readonly kind: 'preset'; readonly key: string }
  | { readonly kind: 'finding'; readonly step: 1 | -1 }
  | { readonly kind: 'segment'; readonly step: 1 | -1 }
  | { readonly kind: 'lane'; readonly step: 1 | -1 }
  | { readonly kind: 'move-lane'; readonly step: 1 | -1 }
  | { readonly kind: 'fold-lane' }
  | { readonly kind: 'measure' }
  | { readonly kind: 'ruler'; readonly end: RulerEnd; readonly step: 1 | -1 }
  | { readonly kind: 'axis' }
  | { readonly kind: 'open' }
  | { readonly kind: 'go' }
  | { readonly kind: 'search' }
  | { readonly kind: 'views' }
  | { readonly kind: 'lanes' }
  | { readonly kind: 'copies' }
  /** One event of the timeline on or back; without a step: the evidence itself. */
  | { readonly kind: 'event'; readonly step?: 1 | -1 }
  | { readonly kind: 'hot-add' }
  | { readonly kind: 'compare' }
  | { readonly kind: 'exports' }
  | { readonly kind: 'help' }
  | { readonly kind: 'dismiss' };

export interface KeyBinding {
  /** Values of `KeyboardEvent.key`, letters in lower case; `Shift+` before the name of a key that is no character. */
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
  { keys: ['z'], shown: ['Z'], what: 'Zoom to the selected range, or to the ruler', command: { kind: 'zoom-selection' } },
  { keys: ['1'], shown: ['1'], what: 'Below 1 MiB', command: { kind: 'preset', key: '1' } },
  { keys: ['2'], shown: ['2'], what: 'Below 4 GiB', command: { kind: 'preset', key: '2' } },
  { keys: ['3'], shown: ['3'], what: 'Around 4 GiB', command: { kind: 'preset', key: '3' } },
  { keys: ['v'], shown: ['V'], what: 'Choose a view: a node, a TDMR, a finding', command: { kind: 'views' } },
  { keys: ['x'], shown: ['X'], what: 'Fold empty gaps, or true scale', command: { kind: 'axis' } },
  { keys: ['n'], shown: ['N'], what: 'Next finding, or difference of a comparison', command: { kind: 'finding', step: 1 } },
  { keys: ['p'], shown: ['P'], what: 'Previous finding, or difference of a comparison', command: { kind: 'finding', step: -1 } },
  { keys: [']'], shown: [']'], what: 'Next range of the lane', command: { kind: 'segment', step: 1 } },
  { keys: ['['], shown: ['['], what: 'Previous range of the lane', command: { kind: 'segment', step: -1 } },
  { keys: ['ArrowDown'], shown: ['↓'], what: 'Same place, lane below', command: { kind: 'lane', step: 1 }, mapOnly: true },
  { keys: ['ArrowUp'], shown: ['↑'], what: 'Same place, lane above', command: { kind: 'lane', step: -1 }, mapOnly: true },
  { keys: ['}'], shown: ['}'], what: 'Move the lane down', command: { kind: 'move-lane', step: 1 } },
  { keys: ['{'], shown: ['{'], what: 'Move the lane up', command: { kind: 'move-lane', step: -1 } },
  { keys: ['t'], shown: ['T'], what: 'Fold the lane to a strip, or unfold it', command: { kind: 'fold-lane' } },
  { keys: ['l'], shown: ['L'], what: 'Show, hide and arrange lanes', command: { kind: 'lanes' } },
  { keys: ['m'], shown: ['M'], what: 'Measure, or put the ruler away', command: { kind: 'measure' } },
  { keys: ['Shift+ArrowRight'], shown: ['Shift →'], what: 'End of the ruler to the next edge', command: { kind: 'ruler', end: 'end', step: 1 }, mapOnly: true },
  { keys: ['Shift+ArrowLeft'], shown: ['Shift ←'], what: 'End of the ruler to the edge before', command: { kind: 'ruler', end: 'end', step: -1 }, mapOnly: true },
  { keys: ['.'], shown: ['.'], what: 'Start of the ruler to the next edge', command: { kind: 'ruler', end: 'start', step: 1 } },
  { keys: [','], shown: [','], what: 'Start of the ruler to the edge before', command: { kind: 'ruler', end: 'start', step: -1 } },
  { keys: ['Enter'], shown: ['Enter'], what: 'Open the line that the selected range comes from', command: { kind: 'open' }, mapOnly: true },
  { keys: ['c'], shown: ['C'], what: 'Copy address, range, row or link', command: { kind: 'copies' } },
  { keys: ['>'], shown: ['>'], what: 'Timeline: memory after the next event', command: { kind: 'event', step: 1 } },
  { keys: ['<'], shown: ['<'], what: 'Timeline: memory before this event', command: { kind: 'event', step: -1 } },
  { keys: ['e'], shown: ['E'], what: 'Leave the timeline: show the evidence itself', command: { kind: 'event' } },
  { keys: ['h'], shown: ['H'], what: 'Ask what would become of memory that is hot-added', command: { kind: 'hot-add' } },
  { keys: ['b'], shown: ['B'], what: 'Compare with another review, or end the comparison', command: { kind: 'compare' } },
  { keys: ['o'], shown: ['O'], what: 'Export as SVG, PNG or a report', command: { kind: 'exports' } },
  { keys: ['g'], shown: ['G'], what: 'Go to an address or range', command: { kind: 'go' } },
  { keys: ['/'], shown: ['/'], what: 'Filter the table', command: { kind: 'search' } },
  { keys: ['?'], shown: ['?'], what: 'Show these keys', command: { kind: 'help' } },
  { keys: ['Escape'], shown: ['Esc'], what: 'Close the card, then the answer, then the ruler, then clear the selection', command: { kind: 'dismiss' } },
];

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey?: boolean;
}

/** The command of a key; `undefined` leaves it to whatever has the focus. */
export function commandFor(press: KeyPress, onMap: boolean): Command | undefined {
  // Keyboards that need AltGr for brackets and braces report it as Ctrl and Alt.
  const typed = press.key.length === 1 && press.ctrlKey && press.altKey;
  if (!typed && (press.ctrlKey || press.altKey || press.metaKey)) return undefined;
  const named = press.shiftKey === true ? `Shift+${press.key}` : press.key;
  const key = press.key.length === 1 ? press.key.toLowerCase() : named;
  return keyBindings.find(({ keys, mapOnly }) => keys.includes(key) && (onMap || mapOnly !== true))?.command;
}
