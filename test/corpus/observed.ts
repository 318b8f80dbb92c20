import type { Host } from '../../src/analysis/index';

/** What a log reports, in the words of the table. An early tree counted pages, which the table leaves out. */
export function observedWords({ observed }: Host, text: string): string {
  const outcome = [observed.outcome?.value, observed.errno?.value].filter((part) => part !== undefined).join(' ');
  const pamt = observed.pamtKb === undefined ? '' : text.slice(observed.pamtKb.at.span.start, observed.pamtKb.at.span.end);
  const kb = pamt.includes('KB') ? `${observed.pamtKb?.value} KB` : '';
  return [outcome, observed.status?.value ?? '', kb].filter((part) => part !== '').join(', ');
}
