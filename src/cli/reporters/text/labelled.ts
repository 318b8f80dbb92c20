import { wrap } from './wrap';

/** `Name:   words and words`, the words of all of them aligned. */
export function labelled(facts: readonly (readonly [name: string, words: string])[], indent = '  '): string[] {
  const width = Math.max(...facts.map(([name]) => name.length)) + 2;
  return facts.flatMap(([name, words]) => wrap(words, `${indent}${`${name}:`.padEnd(width)}`, ' '.repeat(indent.length + width)));
}

/** Messages of the core begin small where they stand inside a sentence. */
export function sentence(words: string): string {
  const end = /[.!?]$/.test(words) ? '' : '.';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${end}`;
}
