import { count, hexRange, humanSize } from '../../base/format';
import { sizeOf, type AddressRange } from '../../base/range';
import { knowsFlags } from '../../host/knows-flags';
import { describeAnswer } from '../hotplug-answer';
import { describeOrigin } from '../regions-origin';
import { code, prose } from './escape';
import type { Section } from './section';
import { listing } from './table';

const RANGE = [{ title: 'range, end exclusive' }, { title: 'size', align: 'right' }] as const;

function extent(range: AddressRange): readonly string[] {
  return [code(hexRange(range)), humanSize(sizeOf(range))];
}

function total(list: readonly { readonly range: AddressRange }[]): string {
  return humanSize(list.reduce((sum, { range }) => sum + sizeOf(range), 0));
}

/** memblock.memory, as the evidence has it. */
export const regions: Section = ({ review: { host }, full }) => {
  if (host.regions === undefined) return [];
  const { list, origin } = host.regions;
  const flagged = list.some((region) => knowsFlags(region, origin));
  return listing(
    `Memory regions: ${list.length}, ${total(list)}, ${describeOrigin(origin)}`,
    [...RANGE, { title: 'node', align: 'right' }, ...(flagged ? [{ title: 'flags' }] : [])],
    list.map((region) => [...extent(region.range), region.node === undefined ? '?' : `${region.node}`, ...(flagged ? [knowsFlags(region, origin) ? region.flags.join(', ') : '?'] : [])]),
    full,
  );
};

/** The CMR list, and whether it is whole. */
export const cmrs: Section = ({ review: { host }, full }) => {
  if (host.cmrs === undefined) return [];
  const { list, cut, unreadable } = host.cmrs;
  const partial = cut === undefined && unreadable === undefined ? '' : ', not whole: more may follow';
  return listing(`Convertible memory: ${count(list.length, 'CMR')}, ${total(list)}${partial}`, RANGE, list.map(({ range }) => extent(range)), full);
};

/** Memory that the running system has and the boot had not. */
export const hotAdded: Section = ({ review: { host }, full }) => {
  const added = host.hotAdded ?? [];
  return listing(
    `Added after boot: ${count(added.length, 'range')}, ${total(added)}`,
    [...RANGE, { title: 'node', align: 'right' }, { title: 'added by' }, { title: 'state' }],
    added.map(({ range, node, driver, state }) => [...extent(range), node === undefined ? '?' : `${node}`, driver ?? '?', state ?? '?']),
    full,
  );
};

/** What becomes of memory that comes after initialisation, also where nothing is wrong with it. */
export const hotplug: Section = ({ review: { hotplug: questions = [] }, full }) =>
  listing(
    'Memory that comes online later',
    [...RANGE, { title: 'event' }, { title: 'answer' }],
    questions.map((question) => [...extent(question.range), question.event, prose(describeAnswer(question), 'table')]),
    full,
  );
