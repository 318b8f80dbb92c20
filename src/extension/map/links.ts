import { physAddr, type AddressRange } from '../../analysis/index';
import * as vscode from 'vscode';

/** What a link to the map names. */
export interface MapLink {
  readonly uri: vscode.Uri;
  readonly boot: number;
  readonly range: AddressRange;
}

const ADDRESS = /^0x[0-9a-f]{1,13}$/i;

/** `vscode://tdx-memory-review.tdx-memory-review/map?file=…&boot=1&start=0x0&end=0x80000000`. */
export function printMapLink({ uri, boot, range: { start, end } }: MapLink, extensionId: string): string {
  const query = new URLSearchParams({ file: uri.toString(), boot: `${boot}`, start: `0x${start.toString(16)}`, end: `0x${end.toString(16)}` });
  return vscode.Uri.from({ scheme: vscode.env.uriScheme, authority: extensionId, path: '/map', query: query.toString() }).toString(true);
}

/** Nothing for a link that is none of ours, or not whole: links come from mails. */
export function readMapLink({ path, query }: vscode.Uri): MapLink | undefined {
  const given = new URLSearchParams(query);
  const [file, boot, start, end] = ['file', 'boot', 'start', 'end'].map((name) => given.get(name) ?? '');
  if (path !== '/map' || file === undefined || file === '' || !ADDRESS.test(start ?? '') || !ADDRESS.test(end ?? '')) return undefined;
  const range = { start: physAddr(Number(start)), end: physAddr(Number(end)) };
  return range.start < range.end ? { uri: vscode.Uri.parse(file), boot: Math.max(1, Number(boot) || 1), range } : undefined;
}
