import { count } from '../../base/format';
import type { SratRange } from '../../evidence/fact';
import type { Lane } from '../lane';
import { affinityTone, nodeName, segment } from '../segments';
import type { Tone } from '../view';

/** Which node addresses belong to, as firmware declares it: also addresses that hold no memory yet. */
export const sratLane: Lane = {
  id: 'srat',
  title: 'SRAT',
  about: 'Which node addresses belong to, as the firmware declares it. It says nothing of whether memory is there.',
  build(context) {
    const { srat } = context.review.host;
    if (srat === undefined) return undefined;
    const hotplug = srat.filter((entry) => entry.hotplug).length;
    return {
      subtitle: `${count(srat.length, 'range')}${hotplug === 0 ? '' : `, ${hotplug} hot-pluggable`}`,
      segments: srat.map((entry, index) =>
        segment(context, {
          id: `srat:${index}`,
          range: entry.range,
          tone: toneOf(entry),
          label: [entry.node === undefined ? `domain ${entry.pxm}` : nodeName(entry.node), ...marksOf(entry)].join(' · '),
          node: entry.node,
          details: [
            { name: 'Proximity', value: `domain ${entry.pxm}` },
            ...(entry.hotplug ? [{ name: 'Hotplug', value: 'memory may be added here later' }] : []),
            ...(entry.nonVolatile ? [{ name: 'Non-volatile', value: 'persistent memory' }] : []),
          ],
          at: entry.at,
        }),
      ),
    };
  },
};

function toneOf({ hotplug, nonVolatile, node, pxm }: SratRange): Tone {
  if (hotplug) return 'hotplug-range';
  return nonVolatile ? 'other' : affinityTone(node ?? pxm);
}

function marksOf({ hotplug, nonVolatile }: SratRange): string[] {
  return [...(hotplug ? ['hotplug'] : []), ...(nonVolatile ? ['non-volatile'] : [])];
}
