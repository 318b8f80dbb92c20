import type { SourceText } from '../base/source';
import type { Fact } from '../evidence/fact';
import { isCrashKernel } from './crash-kernel';
import type { EvidencePart } from './evidence';

/** What one log tells of the boot that wrote it. */
export interface BootMark {
  /** Times after the first moment, each with the kind of fact that follows. Empty where a log has no such times. */
  readonly stamps: ReadonlySet<string>;
  /** Times of lines that a boot prints once, by their words. */
  readonly once: ReadonlyMap<string, string>;
  readonly release?: string;
  readonly commandLine?: string;
  /** Whether a crash kernel wrote it: that boot ends another one. */
  readonly crash: boolean;
  /** The firmware map and the node ranges, as far as there are any. */
  readonly maps: ReadonlyMap<Fact['kind'], string>;
}

/** `[   12.345678]`, and not the zero of the first moment. */
const STAMP = /\[ {0,5}(?!0\.000000)(\d{1,12}\.\d{6})\]/;
const ONCE: ReadonlySet<Fact['kind']> = new Set(['firmware-heading', 'firmware-range', 'node-range', 'memory-block-size', 'tdx-keyids', 'dmi', 'cpu-model', 'boot-time']);
/** Longer than every prefix that has a time in it. */
const PREFIX = 120;

export function bootMark({ text }: SourceText, { reading }: EvidencePart): BootMark {
  const stamps = new Set<string>();
  const once = new Map<string, string>();
  for (const fact of reading.facts) {
    const { start, end } = fact.at.span;
    const line = text.lastIndexOf('\n', start) + 1;
    const stamp = STAMP.exec(text.slice(Math.max(line, start - PREFIX), start))?.[1];
    if (stamp === undefined) continue;
    stamps.add(`${stamp} ${fact.kind}`);
    const words = `${fact.kind} ${text.slice(start, end)}`;
    if (ONCE.has(fact.kind) && !once.has(words)) once.set(words, stamp);
  }
  const release = reading.facts.find((fact) => fact.kind === 'kernel-release' && fact.from === 'banner');
  const command = reading.facts.find((fact) => fact.kind === 'command-line');
  return {
    stamps,
    once,
    ...(release?.kind === 'kernel-release' && { release: release.release }),
    crash: command?.kind === 'command-line' && isCrashKernel(command.text),
    ...(command?.kind === 'command-line' && { commandLine: command.text }),
    maps: new Map((['firmware-range', 'node-range'] as const).flatMap((kind) => listed(reading.facts, kind))),
  };
}

function listed(facts: readonly Fact[], kind: 'firmware-range' | 'node-range'): readonly (readonly [Fact['kind'], string])[] {
  const lines = facts.flatMap((fact) => (fact.kind === kind ? [`${fact.range.start} ${fact.range.end}`] : []));
  return lines.length === 0 ? [] : [[kind, [...new Set(lines)].join()]];
}

/**
 * Whether two logs are of one boot. Times to the microsecond decide where both have them: some are shared, and no line that
 * a boot prints once has two, since two boots of a machine meet in a time now and then. Otherwise all that both tell must
 * agree, and one map at least must be in both: a machine has the same release and command line at every boot.
 */
export function sameBoot(a: BootMark, b: BootMark): boolean {
  if (a.crash !== b.crash) return false;
  if (a.stamps.size > 0 && b.stamps.size > 0) return [...a.stamps].some((stamp) => b.stamps.has(stamp)) && ![...a.once].some(([words, time]) => (b.once.get(words) ?? time) !== time);
  if (a.release !== undefined && b.release !== undefined && a.release !== b.release) return false;
  if (a.commandLine !== undefined && b.commandLine !== undefined && a.commandLine !== b.commandLine) return false;
  const shared = [...a.maps.keys()].filter((kind) => b.maps.has(kind));
  return shared.length > 0 && shared.every((kind) => a.maps.get(kind) === b.maps.get(kind));
}
