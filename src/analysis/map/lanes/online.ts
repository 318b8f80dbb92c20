import { count } from '../../base/format';
import type { Lane } from '../lane';

/** Which memory blocks are online at a moment of the events; no lane while no moment is chosen. */
export const onlineLane: Lane = {
  id: 'online',
  title: 'Online',
  about: 'The memory blocks that are online at this moment of the events. Memory of the boot is taken to be online.',
  build({ moment }) {
    if (moment === undefined) return undefined;
    return {
      subtitle: `${count(moment.online.length, 'range')}, ${moment.name}`,
      segments: moment.online.map(({ start, end }, index) => ({ id: `online:${index}`, start, end, tone: 'online', label: 'online', details: [], findings: [] })),
    };
  },
};
