import { count, differs, nameOf, traitName, type Comparison, type OneSided, type RangeDifference, type Side, type SourceComparison } from '../../analysis/index';
import type { Reviewed } from '../reporters/reporter';
import { wrap } from '../reporters/text/wrap';
import { factLines } from './facts';
import { rangeLines } from './ranges';
import { sideTitle } from './side';

/** A list that can be pasted into a mail: what differs, by address, and what could not be compared. */
export function diffText(comparison: Comparison, a: Reviewed, b: Reviewed, full: boolean): string {
  const parts = [
    [...wrap(sideTitle('a', a.review), '', '   '), ...wrap(sideTitle('b', b.review), '', '   ')],
    factLines(comparison.facts),
    ...comparison.sources.map((source) => (isRepeated(source, comparison) ? repeated(source) : rangeLines(source, a, b, full))),
    alike(comparison),
    notCompared(comparison),
    differs(comparison) ? [] : ['No difference in what both tell.'],
  ];
  return `${parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

/** The memory list is made of the memory regions: what is said of these already is not said again. */
function isRepeated({ source, differences }: SourceComparison, { sources }: Comparison): boolean {
  const regions = source === 'memlist' ? sources.find((other) => other.source === 'regions') : undefined;
  const told = new Set(regions?.differences.map(bytesOf));
  return differences.length > 0 && differences.every((difference) => told.has(bytesOf(difference)));
}

function bytesOf({ change, a, b }: RangeDifference): string {
  return JSON.stringify([change, [...a, ...b].map(({ range }) => range)]);
}

function repeated({ source, differences }: SourceComparison): readonly string[] {
  return [`${nameOf(source)}: ${count(differences.length, 'difference')}, as in ${nameOf('regions')} above`];
}

function alike({ sources }: Comparison): readonly string[] {
  const same = sources.filter(({ differences }) => differences.length === 0).map(({ source }) => nameOf(source));
  return same.length === 0 ? [] : wrap(`The same in both: ${same.join(', ')}.`, '', '  ');
}

/** What is missing on one side may differ: that nothing is said of it is no sameness. */
function notCompared({ oneSided, sources }: Comparison): readonly string[] {
  return [...(['a', 'b'] as const).flatMap((side) => missing(side, oneSided)), ...sources.flatMap(untold), ...sources.flatMap(cut)];
}

function missing(side: Side, oneSided: readonly OneSided[]): readonly string[] {
  const names = oneSided.filter(({ only }) => only === side).map(({ what }) => nameOf(what));
  return names.length === 0 ? [] : wrap(`Not compared, since only ${side.toUpperCase()} tells it: ${names.join(', ')}.`, '', '  ');
}

function untold({ source, untold: traits }: SourceComparison): readonly string[] {
  return traits.length === 0 ? [] : wrap(`${nameOf(source)}: ${traits.map(traitName).join(' and ')} not compared, since only one side tells them.`, '', '  ');
}

function cut({ source, cut: sides }: SourceComparison): readonly string[] {
  if (sides.length === 0) return [];
  const whose = sides.map((side) => side.toUpperCase()).join(' and of ');
  return wrap(`${nameOf(source)}: the list of ${whose} is not whole, so what is missing from it may only not have been captured.`, '', '  ');
}
