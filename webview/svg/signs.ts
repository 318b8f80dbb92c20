import { signPaths, type SignName } from '../paint/signs';
import { element } from './xml';

/** A sign with its centre at a place, `size` pixels wide. */
export function sign(name: SignName, x: number, y: number, size: number, colour: string): string {
  const scale = size / 16;
  return element('path', { d: signPaths[name], 'fill-rule': 'evenodd', fill: colour, transform: `translate(${round(x - size / 2)} ${round(y - size / 2)}) scale(${round(scale)})` });
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
