import { InvalidArgumentError } from 'commander';

/** Reads the number of a boot: boots are counted from 1. */
export function bootNumber(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError('Boots are counted from 1.');
  return Number(text);
}
