import { readCapture } from '../../../src/analysis/formats/capture/capture';
import { readSnapshot } from '../../../src/analysis/formats/snapshot/snapshot';
import { assemble } from '../../../src/analysis/host/assemble';
import type { Host } from '../../../src/analysis/host/host';

/** The host of a log of one boot. */
export function hostOfLog(text: string): Host {
  const { boots, format } = readCapture({ name: 'dmesg.txt', text }, 0);
  const [only] = boots;
  if (only === undefined || boots.length !== 1) throw new Error(`${boots.length} boots`);
  return assemble([{ source: 0, format, reading: only }]);
}

/** The host of a snapshot; `fields` stand beside its version. */
export function hostOfSnapshot(fields: Readonly<Record<string, unknown>>): Host {
  const { boots, format } = readSnapshot({ name: 'host.tdxmem.json', text: JSON.stringify({ formatVersion: 1, ...fields }) }, 0);
  const [only] = boots;
  if (only === undefined || only.problems.length > 0) throw new Error(only?.problems.map(({ message }) => message).join());
  return assemble([{ source: 0, format, reading: only }]);
}
