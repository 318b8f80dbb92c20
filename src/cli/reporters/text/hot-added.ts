import { count, hexRange, humanSize } from '../../../analysis/index';
import { inCapture } from './captures';
import type { Section } from './section';
import { cap, table } from './table';

const MOST_ROWS = 24;

const DRIVERS = { dimm: 'DIMM (ACPI)', kmem: 'kmem', virtio_mem: 'virtio-mem' } as const;

/** Memory that the running system has and the boot had not. */
export const hotAdded: Section = ({ review }, { full }) => {
  const added = review.host.hotAdded ?? [];
  if (added.length === 0) return [];
  const { shown, hidden } = cap(added, MOST_ROWS, full);
  const bytes = added.reduce((sum, { range }) => sum + (range.end - range.start), 0);
  const capture = inCapture(review, added[0]?.at);
  const shownIn = capture === '' ? '' : `, as shown${capture}`;
  return [
    `Added after boot: ${count(added.length, 'range')}, ${humanSize(bytes)}${shownIn}`,
    ...table(
      [{ title: 'range' }, { title: 'size', align: 'right' }, { title: 'node', align: 'right' }, { title: 'added by' }, { title: 'state' }],
      shown.map(({ range, node, driver, state }) => [
        hexRange(range),
        humanSize(range.end - range.start),
        node === undefined ? '?' : `${node}`,
        driver === undefined ? '?' : DRIVERS[driver],
        state ?? '?',
      ]),
    ),
    ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more; --full prints all`]),
  ];
};
