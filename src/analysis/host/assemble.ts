import type { Place } from '../base/span';
import type { Cmr, CmrGap, Fact, ModuleLimits } from '../evidence/fact';
import type { BootReading } from '../evidence/reading';
import { distinct } from './distinct';
import { DEFAULT_LIMITS, type CmrList, type Environment, type Host, type Limits, type LogExtent, type Sourced } from './host';
import { observe } from './observed';
import { chooseRegions } from './regions';

/** Makes one host of what was read of one boot. `source` is the index of the source it was read from. */
export function assemble(boot: BootReading, source: number, format: string): Host {
  const { span } = boot;
  const facts = groupByKind(boot.facts);
  const extent: Place = { source, span };
  const firmware = distinct(ofKind(facts, 'firmware-range'), ({ map }) => map);
  const cmrs = ofKind(facts, 'cmr');
  const srat = ofKind(facts, 'srat-range');
  const regions = chooseRegions(boot.facts, firmware);
  const placements = ofKind(facts, 'pamt-placement').map(({ base, at }) => ({ value: base, at }));
  const host: Host = {
    extents: [extent],
    environment: environmentOf(facts, extent),
    limits: limitsOf(ofKind(facts, 'module-limits')),
    events: ofKind(facts, 'memory-event'),
    suppressions: ofKind(facts, 'suppression'),
    observed: observe(boot.facts),
  };
  return {
    ...host,
    ...present('log', format === 'snapshot' ? undefined : logOf(facts, extent)),
    ...present('kdump', kdumpPlace(facts)),
    ...present('name', sourced(ofKind(facts, 'host-name').at(-1), ({ name }) => name)),
    ...present('kernelRelease', releaseOf(facts)),
    ...present('profileChoice', sourced(ofKind(facts, 'profile-choice').at(-1), ({ profile }) => profile)),
    ...present('firmware', firmware.length > 0 ? firmware : undefined),
    ...present('regions', regions),
    // A snapshot is taken at its word; a log may show one list twice.
    ...present('cmrs', cmrsOf(format === 'snapshot' ? cmrs : distinct(cmrs), ofKind(facts, 'cmr-gap'))),
    ...present('srat', srat.length > 0 ? distinct(srat) : undefined),
    ...present('memoryBlockSize', sourced(ofKind(facts, 'memory-block-size').at(-1), ({ bytes }) => bytes)),
    ...present('pamtPlacements', placements.length > 0 ? placements : undefined),
  };
}

/** Facts by kind, each in the order of the text. */
type Grouped = ReadonlyMap<Fact['kind'], readonly Fact[]>;

function groupByKind(facts: readonly Fact[]): Grouped {
  const groups = new Map<Fact['kind'], Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.kind);
    if (group === undefined) groups.set(fact.kind, [fact]);
    else group.push(fact);
  }
  return groups;
}

function ofKind<K extends Fact['kind']>(facts: Grouped, kind: K): readonly Extract<Fact, { kind: K }>[] {
  // A group holds one kind only; a map cannot say so in its type.
  return (facts.get(kind) ?? []) as readonly Extract<Fact, { kind: K }>[];
}

function present<K extends keyof Host>(key: K, value: Host[K] | undefined): Pick<Host, K> | Record<never, never> {
  return value === undefined ? {} : { [key]: value };
}

function sourced<F extends { readonly at: Place }, T>(fact: F | undefined, value: (fact: F) => T): Sourced<T> | undefined {
  return fact === undefined ? undefined : { value: value(fact), at: fact.at };
}

/** The kernel's own word before a snapshot's, and both before the name of the booted file. */
function releaseOf(facts: Grouped): Sourced<string> | undefined {
  const releases = ofKind(facts, 'kernel-release');
  const best = (['banner', 'snapshot', 'boot-image'] as const).flatMap((from) => releases.find((fact) => fact.from === from) ?? [])[0];
  return sourced(best, ({ release }) => release);
}

function logOf(facts: Grouped, at: Place): LogExtent {
  const banner = ofKind(facts, 'kernel-release').find(({ from }) => from === 'banner')?.at;
  return banner === undefined ? { at } : { at, banner };
}

function environmentOf(facts: Grouped, extent: Place): Sourced<Environment> {
  const sign = ofKind(facts, 'environment').find(({ environment }) => environment !== 'kdump');
  return sign === undefined || sign.environment === 'kdump' ? { value: 'host', at: extent } : { value: sign.environment, at: sign.at };
}

/** A crash kernel is started with the place of the old kernel's memory image on its command line. */
function kdumpPlace(facts: Grouped): Place | undefined {
  return ofKind(facts, 'command-line').find(({ text }) => /(?:^|\s)elfcorehdr=/.test(text))?.at;
}

function cmrsOf(list: readonly Cmr[], gaps: readonly CmrGap[]): CmrList | undefined {
  if (list.length === 0) return undefined;
  const cut = gaps.find(({ why }) => why === 'cut')?.at;
  const unreadable = gaps.find(({ why }) => why === 'unreadable')?.at;
  return { list, ...(cut && { cut }), ...(unreadable && { unreadable }) };
}

function limitsOf(given: readonly ModuleLimits[]): Limits {
  return given.reduce<Limits>(
    (limits, { maxTdmrs, maxReservedPerTdmr, pamtEntrySize }) => ({
      maxTdmrs: maxTdmrs ?? limits.maxTdmrs,
      maxReservedPerTdmr: maxReservedPerTdmr ?? limits.maxReservedPerTdmr,
      pamtEntrySize: { ...limits.pamtEntrySize, ...pamtEntrySize },
    }),
    DEFAULT_LIMITS,
  );
}

