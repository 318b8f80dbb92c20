import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { MapPage } from './map-page';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

declare global {
  interface Window {
    axe: { run(options: { readonly rules: Readonly<Record<string, { readonly enabled: boolean }>> }): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[] }[] }> };
  }
}

/** What axe-core finds wrong with the page as it is. */
export async function violations({ page }: MapPage, rules: Readonly<Record<string, { readonly enabled: boolean }>> = {}): Promise<string[]> {
  // The debugger may add what the page's policy would refuse.
  await page.evaluate(axe);
  return page.evaluate(async (chosen) => {
    const { violations: found } = await window.axe.run({ rules: chosen });
    return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`));
  }, rules);
}
