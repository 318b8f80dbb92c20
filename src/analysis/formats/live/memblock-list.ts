import type { Place } from '../../base/span';
import type { MemblockHeading } from '../../evidence/fact';
import { memblockDebugfs } from '../log/memblock-debugfs';
import type { KnownFile } from './known-file';

const PATH = /(?:^|\/)memblock\/(?<list>memory|reserved)$/;

/** What the name of /sys/kernel/debug/memblock/memory or …/reserved says of the lines below it: they do not say it themselves. */
export function memblockListHeading(path: string, at: Place): readonly MemblockHeading[] {
  return headingOf(PATH.exec(path)?.groups?.['list'], at);
}

/** The same for a text that is one of the two by its own name: its first line is of the listing already. */
export const memblockList: KnownFile = {
  path: PATH,
  read(content, at, { groups }) {
    const row = memblockDebugfs.read(content);
    return row === undefined || 'take' in row ? undefined : [...headingOf(groups?.['list'], at), row].flat();
  },
};

function headingOf(list: string | undefined, at: Place): readonly MemblockHeading[] {
  return list === 'memory' || list === 'reserved' ? [{ kind: 'memblock-heading', listing: 'debugfs', list, at }] : [];
}
