import { placeOf, words, type LineReader } from '../capture/line-reader';

/** `-- Boot 3f1c2c1e9d0b4b1f8f0e6a4b7c2d9e10 --` above the lines of each boot, or `-- Reboot --` between them, from journalctl. */
export const bootMarker: LineReader = {
  id: 'boot-marker',
  starts: ['-- Boot ', '-- Reboot --'],
  read(line) {
    const match = /^-- (?:Boot ([\da-f]{32})|Reboot) --$/.exec(words(line).slice(0, 60));
    if (match === null) return undefined;
    const [, id] = match;
    return { kind: 'boot-marker', ...(id !== undefined && { id }), at: placeOf(line) };
  },
};
