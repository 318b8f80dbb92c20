import { withoutEscapes } from './escapes';
import { withoutJson } from './json-messages';
import type { PlainText } from './plain-text';

/** The lines of a text, and what they were wrapped in, from the outside in. */
export interface Unwrapped {
  readonly text: string;
  readonly layers: readonly PlainText[];
}

/** Takes JSON and terminal escapes away from around the lines of a log. Costs a search where there are none. */
export function unwrap(text: string): Unwrapped {
  const layers: PlainText[] = [];
  for (const without of [withoutJson, withoutEscapes]) {
    const layer = without(layers.at(-1)?.text ?? text);
    if (layer !== undefined) layers.push(layer);
  }
  return { text: layers.at(-1)?.text ?? text, layers };
}
