import type { SourceText } from '../base/source';
import type { Fact } from '../evidence/fact';
import type { Reading } from '../evidence/reading';
import { isCrashKernel } from './crash-kernel';
import type { EvidencePart } from './evidence';
import { bootMark, sameBoot, type BootMark } from './same-boot';
import { stagesOf } from './stages';

/** One source with what was read of it. */
export interface ReadSource {
  readonly source: SourceText;
  readonly reading: Reading;
}

/** Everything that is known of one boot of one host. */
export interface Boot {
  readonly parts: readonly EvidencePart[];
  /** From 1, oldest first as far as can be told. */
  readonly number: number;
}

export interface GatheredBoots {
  /** Oldest first. At least one. */
  readonly boots: readonly Boot[];
  /** Index of the boot that the captures of the running system are taken to belong to: the newest whole one. */
  readonly newest: number;
  /** Sources that show an earlier state of something that another source shows as it is now. */
  readonly setAside: readonly number[];
}

/**
 * Ties captures of one host together: logs of one boot, however often and however far it was captured, are one boot, and
 * listings of the running system go with the newest.
 */
export function gatherBoots(sources: readonly ReadSource[]): GatheredBoots {
  const stages = stagesOf(sources.map(({ source }) => source.name));
  const stageOf = (index: number): string | undefined => stages.get(sources[index]?.source.name ?? '');
  const parts = sources.flatMap(({ reading }, source) => reading.boots.map((boot): EvidencePart => ({ source, format: reading.format, reading: boot })));
  const logs = sources.length === 1 ? parts : parts.filter(isLog);
  const listings = sources.length === 1 ? [] : parts.filter((part) => !isLog(part));
  const clusters = clustersOf(logs, sources);
  const isStaged = (cluster: Cluster): boolean => cluster.parts.every(({ source }) => stageOf(source) !== undefined);
  const ordered = [...clusters.filter(isStaged), ...clusters.filter((cluster) => !isStaged(cluster))];
  const boots: { parts: EvidencePart[] }[] = ordered.length === 0 ? [{ parts: [] }] : ordered.map((cluster) => ({ parts: [...cluster.parts] }));
  const newest = Math.max(0, newestOf(boots.map((boot) => boot.parts)));
  const setAside = new Set<number>();
  for (const part of listings) {
    const stage = stageOf(part.source);
    const home = stage === undefined ? boots[newest] : boots.find((boot, index) => index !== newest && boot.parts.some(({ source }) => stageOf(source) === stage));
    if (home === undefined) setAside.add(part.source);
    else home.parts.push(part);
  }
  return { boots: boots.map(({ parts: all }, index) => ({ parts: all, number: index + 1 })), newest, setAside: [...setAside] };
}

interface Cluster {
  readonly parts: EvidencePart[];
  readonly marks: BootMark[];
}

/** Boots of one source are different boots; those of different sources may be one. */
function clustersOf(logs: readonly EvidencePart[], sources: readonly ReadSource[]): readonly Cluster[] {
  const clusters: Cluster[] = [];
  for (const part of logs) {
    const text = sources[part.source]?.source;
    const mark = text === undefined || sources.length === 1 ? undefined : bootMark(text, part);
    const home = mark && clusters.find((cluster) => cluster.parts.every(({ source }) => source !== part.source) && cluster.marks.some((other) => sameBoot(other, mark)));
    if (home === undefined) clusters.push({ parts: [part], marks: mark === undefined ? [] : [mark] });
    else {
      home.parts.push(part);
      if (mark !== undefined) home.marks.push(mark);
    }
  }
  return clusters;
}

/** Facts that only the log of a boot holds. A release may stand in /proc/version too. */
const OF_A_LOG: ReadonlySet<Fact['kind']> = new Set(['firmware-range', 'node-range', 'firmware-heading', 'memblock-change', 'tdx-initialised', 'tdx-init-failed', 'tdx-seamcall', 'tdx-keyids', 'hotplug-message', 'kmem-message', 'virtio-mem', 'dmi']);

function isLog({ format, reading }: EvidencePart): boolean {
  return format !== 'snapshot' && reading.facts.some((fact) => OF_A_LOG.has(fact.kind) || (fact.kind === 'memblock-range' && fact.listing === 'configuration') || (fact.kind === 'srat-range' && fact.from === 'log'));
}

/** The last boot of a host that is no crash kernel and has a memory map; else the last that is no crash kernel; else the last. */
function newestOf(boots: readonly (readonly EvidencePart[])[]): number {
  const has = (parts: readonly EvidencePart[], test: (fact: Fact) => boolean): boolean => parts.some(({ reading }) => reading.facts.some(test));
  const ofCrash = (parts: readonly EvidencePart[]): boolean => has(parts, (fact) => fact.kind === 'command-line' && isCrashKernel(fact.text));
  const isWhole = (parts: readonly EvidencePart[]): boolean => has(parts, ({ kind }) => kind === 'node-range' || kind === 'memblock-range');
  const whole = boots.findLastIndex((parts) => !ofCrash(parts) && isWhole(parts));
  if (whole >= 0) return whole;
  const own = boots.findLastIndex((parts) => !ofCrash(parts));
  return own >= 0 ? own : boots.length - 1;
}
