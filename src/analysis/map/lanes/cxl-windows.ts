import { count } from '../../base/format';
import type { CxlWindow } from '../../evidence/table-facts';
import type { Lane } from '../lane';
import { segment } from '../segments';
import type { MapDetail } from '../view';

/** Addresses that firmware keeps for CXL memory; only where the evidence names any. */
export const cxlWindowsLane: Lane = {
  id: 'cxl-windows',
  title: 'CXL windows',
  about: 'Addresses that firmware keeps for CXL memory (CEDT fixed memory windows). Such memory is never convertible.',
  build(context) {
    const { windows, present } = context.review.host;
    const shown = (present?.iomem ?? []).filter(({ label }) => label.startsWith('CXL Window'));
    if (windows === undefined && shown.length === 0) return undefined;
    const segments =
      windows === undefined
        ? shown.map(({ range, label, at }, index) => segment(context, { id: `cxl-window:${index}`, range, tone: 'hotplug-range', label, at }))
        : windows.map((window, index) => segment(context, { id: `cxl-window:${index}`, range: window.range, tone: 'hotplug-range', label: labelOf(window), node: window.node, details: detailsOf(window), at: window.at }));
    return { subtitle: count(segments.length, 'window'), segments };
  },
};

function labelOf({ holds }: CxlWindow): string {
  if (holds === undefined) return 'CXL window';
  const kinds = [...(holds.volatile ? ['volatile'] : []), ...(holds.persistent ? ['persistent'] : [])];
  return kinds.length === 0 ? 'CXL window' : `CXL window · ${kinds.join(', ')}`;
}

function detailsOf({ interleaveWays, node }: CxlWindow): MapDetail[] {
  return [
    ...(interleaveWays === undefined ? [] : [{ name: 'Interleave', value: interleaveWays === 1 ? 'none' : `${interleaveWays} ways` }]),
    ...(node === undefined ? [] : [{ name: 'Node', value: `${node}` }]),
  ];
}
