import path from 'node:path';
import { count, type Review } from '../../analysis/index';
import { hostFolder } from '../reporters/text/captures';

/** What a picture is of. Where its evidence lies on one disk is nothing to those who are shown it, and would change its bytes. */
export function pictureTitle(review: Review): string {
  const { sources, boot, bootCount, host } = review;
  const folder = hostFolder(review);
  const names = folder === undefined ? sources.map((name) => (name === '-' ? 'standard input' : path.basename(name))).join(', ') : `${path.basename(folder)}, ${count(sources.length, 'capture')}`;
  const parts = [host.name?.value, names, bootCount > 1 ? `boot ${boot} of ${bootCount}` : undefined, host.kernelRelease?.value];
  return parts.filter((part) => part !== undefined).join(' · ');
}
