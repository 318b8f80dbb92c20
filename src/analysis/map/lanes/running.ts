import { count } from '../../base/format';
import type { AddressRange } from '../../base/range';
import { rangeIndex } from '../../base/range-index';
import type { Host } from '../../host/host';
import type { Lane, LaneContext } from '../lane';
import { nodeName, nodeTone, segment } from '../segments';
import type { MapDetail, MapSegment } from '../view';

/** What a capture of the running system shows: its memory blocks, or else its System RAM. Only where there is such a capture. */
export const runningLane: Lane = {
  id: 'running',
  title: 'Running',
  about: 'Memory of the running system, as lsmem, sysfs or /proc/iomem shows it: with what came after the boot.',
  build(context) {
    const { present, hotAdded = [] } = context.review.host;
    if (present === undefined) return undefined;
    const segments = present.blocks === undefined ? fromIomem(context) : fromBlocks(context);
    if (segments.length === 0) return present.hidden === undefined ? undefined : { unknown: 'the listing hides its addresses' };
    const offline = present.blocks?.some(({ state }) => state !== 'online') === true;
    return { subtitle: `${hotAdded.length === 0 ? 'as at boot' : `${count(hotAdded.length, 'range')} added`}${offline ? ', some blocks offline' : ''}`, segments };
  },
};

function fromBlocks(context: LaneContext): MapSegment[] {
  const { host } = context.review;
  const detailsOf = addedDetails(host);
  return (host.present?.blocks ?? []).map(({ range, state, node, at }, index) =>
    segment(context, {
      id: `running:${index}`,
      range,
      tone: state === 'online' ? nodeTone(node) : 'other',
      node,
      label: [node === undefined ? undefined : nodeName(node), state].filter((word) => word !== undefined).join(' · '),
      details: detailsOf(range),
      at,
    }),
  );
}

function fromIomem(context: LaneContext): MapSegment[] {
  const { host } = context.review;
  const detailsOf = addedDetails(host);
  return (host.present?.iomem ?? [])
    .filter(({ label }) => label.startsWith('System RAM'))
    .map(({ range, label, at }, index) => segment(context, { id: `running:${index}`, range, tone: nodeTone(undefined), label, details: detailsOf(range), at }));
}

function addedDetails({ hotAdded = [] }: Host): (range: AddressRange) => MapDetail[] {
  const added = rangeIndex(hotAdded, ({ range }) => range);
  return (range) => added.listedOn(range).map(({ driver }) => ({ name: 'Added', value: driver === undefined ? 'after boot' : `after boot, by ${driver}` }));
}
