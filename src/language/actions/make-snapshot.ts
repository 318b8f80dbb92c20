import type { Review, Span } from '../../analysis/index';
import { bootAt, type LanguageIndex } from '../language-index';
import { isSnapshot, type CodeAction } from './code-action';

/** Makes a snapshot of the boot at the cursor: it can be edited, compared and kept. */
export function makeSnapshot(index: LanguageIndex, { start }: Span): readonly CodeAction[] {
  const review = bootAt(index, start)?.review;
  if (review === undefined || isSnapshot(review, index)) return [];
  const { host } = review;
  if (host.environment.value !== 'host' || (host.regions === undefined && host.cmrs === undefined)) return [];
  const which = review.bootCount > 1 ? ` of boot ${review.boot}` : '';
  return [{ title: `Make a snapshot${which}`, kind: 'source', change: { kind: 'create', name: snapshotName(review), review: index.reviews.indexOf(review) } }];
}

/** `dmesg.tdxmem.json`, or `dmesg.boot-2.tdxmem.json` where there are several boots. */
export function snapshotName({ sources, boot, bootCount }: Review): string {
  const [source = 'host'] = sources;
  const stem = source.replace(/^.*[\\/]/, '').replace(/(?:\.tdxmem)?\.[^.]*$/, '') || 'host';
  return `${stem}${bootCount > 1 ? `.boot-${boot}` : ''}.tdxmem.json`;
}
