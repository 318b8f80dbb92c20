import path from 'node:path';
import type { Place, Review } from '../../../analysis/index';
import { printable } from './printable';
import type { Section } from './section';
import { cap } from './table';
import { wrap } from './wrap';

/** More names than this say no more to a reader than their number. */
const MOST_NAMES = 12;

/** Which captures a host is made of, and which of them told nothing. */
export const captures: Section = ({ review: { sources, host, setAside } }, { full }) => {
  if (sources.length < 2) return [];
  const used = new Set(host.extents.map(({ source }) => source));
  const aside = new Set(setAside);
  const names = (wanted: (index: number) => boolean): readonly string[] => sources.flatMap((name, index) => (wanted(index) ? [printable(path.basename(name))] : []));
  const lines = [
    ['Read', names((index) => used.has(index))],
    ['Set aside, since another shows a later state', names((index) => aside.has(index))],
    ['Nothing of this boot in', names((index) => !used.has(index) && !aside.has(index))],
  ] as const;
  return lines.flatMap(([title, list]) => {
    const { shown, hidden } = cap(list, MOST_NAMES, full);
    return list.length === 0 ? [] : wrap(`${title}: ${shown.join(', ')}${hidden.length === 0 ? '' : ` and ${hidden.length} more; --full names all`}`, '', '  ');
  });
};

/** ` in dmesg.txt`: which of several captures something was read from; empty where there is one only. */
export function inCapture({ sources }: Review, place: Place | undefined): string {
  const name = place && sources[place.source];
  return name === undefined || sources.length < 2 ? '' : ` in ${printable(path.basename(name))}`;
}

/** What to call a host of several captures: the folder that holds them all, if they share one. */
export function hostFolder({ sources }: Review): string | undefined {
  const [first, ...others] = sources.map((name) => path.dirname(name));
  return first !== undefined && first !== '.' && others.length > 0 && others.every((other) => other === first || other.startsWith(`${first}${path.sep}`)) ? first : undefined;
}
