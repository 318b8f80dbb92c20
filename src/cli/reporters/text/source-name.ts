import { printable } from './printable';

/** A source as people read it: `-` is how it was asked for, not what it is. */
export function sourceName(source: string): string {
  return source === '-' ? '<stdin>' : printable(source);
}
