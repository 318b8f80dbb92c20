import type { Review } from '../../analysis/index';
import { printable } from './text/printable';
import { sourceName } from './text/source-name';

/** One review in a few words: `dmesg.log, boot 1 of 2 (node-a)`. */
export function reviewTitle({ sources, boot, bootCount, host }: Review): string {
  const boots = bootCount > 1 ? `, boot ${boot} of ${bootCount}` : '';
  const name = host.name === undefined ? '' : ` (${printable(host.name.value)})`;
  return `${sources.map(sourceName).join(', ')}${boots}${name}`;
}
