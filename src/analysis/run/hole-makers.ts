import { overlap, sizeOf, type AddressRange } from '../base/range';
import type { FirmwareRange } from '../evidence/fact';
import type { Host } from '../host/host';

/** The firmware ranges other than usable memory that lie in a hole, largest share first. */
export function holeMakers(hole: AddressRange, { firmware = [] }: Pick<Host, 'firmware'>): readonly FirmwareRange[] {
  return firmware
    .filter(({ map, type }) => map === 'bios' && type !== 'usable' && type !== 'gap')
    .flatMap((entry) => {
      const shared = overlap(hole, entry.range);
      return shared === undefined ? [] : [{ entry, size: sizeOf(shared) }];
    })
    .sort((a, b) => b.size - a.size)
    .map(({ entry }) => entry);
}
