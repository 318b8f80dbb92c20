import { count, humanSize, nodeTable, type NodeRow } from '../../../analysis/index';
import type { Section } from './section';
import { cap, table } from './table';

const MOST_ROWS = 24;

const CAPABLE: Readonly<Record<NonNullable<NodeRow['capable']>, string>> = { wholly: 'wholly', partly: 'in part', not: 'no' };

/** Which nodes can give memory to TDs. One node needs no table of its own. */
export const nodes: Section = ({ review: { memlist, coverage, host } }, { full }) => {
  if (memlist === undefined) return [];
  const rows = nodeTable(memlist, coverage, host);
  if (rows.length < 2) return [];
  const { shown, hidden } = cap(rows, MOST_ROWS, full);
  const added = rows.some(({ hotAdded }) => hotAdded > 0);
  const columns = [{ title: 'node', align: 'right' }, { title: 'TDX memory', align: 'right' }, { title: 'in CMRs', align: 'right' }, { title: 'convertible' }, ...(added ? [{ title: 'added after boot', align: 'right' } as const] : [])] as const;
  return [
    `Nodes: ${count(rows.length, 'node')}`,
    ...table(
      columns,
      shown.map(({ node, memory, convertible, capable, hotAdded }) => [
        node === undefined ? '?' : `${node}`,
        humanSize(memory),
        ...(memory === 0 ? ['-', '-'] : [convertible === undefined ? '?' : humanSize(convertible), capable === undefined ? '?' : CAPABLE[capable]]),
        ...(added ? [hotAdded === 0 ? '-' : humanSize(hotAdded)] : []),
      ]),
    ),
    ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more; --full prints all`]),
  ];
};
