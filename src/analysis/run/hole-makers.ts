import { overlap, sizeOf, type AddressRange } from '../base/range';
import { rangeIndex } from '../base/range-index';
import type { FirmwareRange } from '../evidence/fact';
import type { Host } from '../host/host';

/** The firmware ranges other than usable memory that lie in a hole, largest share first. */
export type HoleMakers = (hole: AddressRange) => readonly FirmwareRange[];

/** Prepares the question what makes a hole: made once, it is asked of many. */
export function holeMakers({ firmware = [] }: Pick<Host, 'firmware'>): HoleMakers {
  const makers = rangeIndex(
    firmware.filter(({ map, type }) => map === 'bios' && type !== 'usable' && type !== 'gap'),
    ({ range }) => range,
  );
  return (hole) => {
    const shareOf = ({ range }: FirmwareRange): number => {
      const shared = overlap(hole, range);
      return shared === undefined ? 0 : sizeOf(shared);
    };
    return makers.on(hole).toSorted((a, b) => shareOf(b) - shareOf(a));
  };
}
