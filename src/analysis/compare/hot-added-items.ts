import type { Host } from '../host/host';
import type { ComparedRange } from './difference';
import { traitsOf } from './source';

/** Memory that came after the boot: what captures show of it, or else what the events of a snapshot say. */
export function hotAddedItems({ hotAdded, events }: Host): readonly ComparedRange[] | undefined {
  if (hotAdded !== undefined) {
    return hotAdded.map(({ range, node, driver, state, at }) => ({ range, traits: traitsOf({ node: node === undefined ? undefined : `${node}`, driver, state }), at }));
  }
  const added = events.flatMap(({ event, range, node, driver, at, assumed }) => {
    if (event !== 'hot-add' || range === undefined || assumed === true) return [];
    // Snapshots may write the driver as the kernel names its module.
    return [{ range, traits: traitsOf({ node: node === undefined ? undefined : `${node}`, driver: driver?.replaceAll('-', '_') }), at }];
  });
  return added.length === 0 ? undefined : added;
}
