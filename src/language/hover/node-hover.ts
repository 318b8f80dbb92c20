import { humanSize, nodeTable } from '../../analysis/index';
import { list, paragraph, type Line, type Markup } from '../markup';
import type { About } from './about';

/** What a NUMA node means for TDX. */
export function nodeHover(node: number, { boot: { review } }: About): Markup {
  const { memlist = [], coverage, host } = review;
  const row = nodeTable(memlist, coverage, host).find((candidate) => candidate.node === node);
  if (row === undefined) return [paragraph({ strong: `Node ${node}` }, ': no memory of it is in the TDX memory list.')];
  const lines: Line[] = [[`${humanSize(row.memory)} in the TDX memory list`]];
  if (row.convertible !== undefined) lines.push([`${humanSize(row.convertible)} of it convertible, in CMRs`]);
  if (row.hotAdded > 0) lines.push([`${humanSize(row.hotAdded)} came after the boot`]);
  return [paragraph({ strong: `Node ${node}` }), ...list(lines)];
}
