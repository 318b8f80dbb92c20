import type { Place } from '../base/span';
import type { AddressRange } from '../base/range';
import type { Cmr, CmrGap, FirmwareRange, ModuleLimits, SratRange } from '../evidence/fact';
import { contradictionsOf } from './contradictions';
import { isCrashKernel } from './crash-kernel';
import type { PxmNode } from '../evidence/table-facts';
import { distinct } from './distinct';
import type { EvidencePart } from './evidence';
import { captureEvents, logEvents } from './events';
import { byKind, ofKind, type FactsByKind } from './facts-by-kind';
import { DEFAULT_LIMITS, type CmrList, type Environment, type Host, type Limits, type LogExtent, type Machine, type Sourced } from './host';
import { hotAddedOf, rangesOf } from './hot-added';
import { mergeParts } from './merge-parts';
import { observe } from './observed';
import { presentOf } from './present';
import { chooseRegions, debugfsRegions } from './regions';

/** Makes one host of what was read of one boot, from one source or from several. */
export function assemble(parts: readonly EvidencePart[]): Host {
  const merged = mergeParts(parts);
  const facts = byKind(merged);
  const telling = parts.filter(({ reading }) => reading.facts.length > 0);
  const extents = (telling.length > 0 ? telling : parts.slice(0, 1)).map(({ source, reading }): Place => ({ source, span: reading.span }));
  const extent = extents[0] ?? { source: 0, span: { start: 0, end: 0 } };
  const fromSnapshot = parts.every(({ format }) => format === 'snapshot');
  const firmware = distinct(ofKind(facts, 'firmware-range'), ({ map }) => map);
  const cmrs = ofKind(facts, 'cmr');
  const srat = sratOf(ofKind(facts, 'srat-range'), ofKind(facts, 'pxm-node'));
  const regions = chooseRegions(merged, firmware);
  const placements = ofKind(facts, 'pamt-placement').map(({ base, at }) => ({ value: base, at }));
  const observed = observe(merged);
  const memoryBlockSize = sourced(ofKind(facts, 'memory-block-size').at(-1), ({ bytes }) => bytes);
  const listed = debugfsRegions(merged);
  const running = presentOf(facts, listed.length > 0 && regions?.origin !== 'memblock-debugfs' ? listed : undefined, memoryBlockSize?.value);
  const log = logEvents(merged);
  const stated = ofKind(facts, 'hot-added');
  const found = hotAddedOf({
    boot: rangesOf(regions?.origin === 'memblock-debugfs' ? undefined : regions?.list),
    present: running,
    firmware: usable(firmware),
    changes: log.changes,
    srat: srat.filter(({ node }) => node !== undefined),
  });
  const added = stated.length > 0 ? stated : found;
  const given = ofKind(facts, 'memory-event');
  const references = ofKind(facts, 'source-reference').map(({ name, at }) => ({ value: name, at }));
  const windows = distinct(ofKind(facts, 'cxl-window'));
  const host: Host = {
    extents,
    environment: environmentOf(facts, extent),
    machine: machineOf(facts),
    limits: limitsOf(ofKind(facts, 'module-limits')),
    events: given.length > 0 || fromSnapshot ? given : captureEvents(log, added ?? [], observed.outcome?.value, endOf(extent)),
    suppressions: ofKind(facts, 'suppression'),
    observed,
  };
  const known: Host = {
    ...host,
    ...present('log', fromSnapshot ? undefined : logOf(facts, extent)),
    ...present('kdump', kdumpPlace(facts)),
    ...present('name', sourced(ofKind(facts, 'host-name').at(-1), ({ name }) => name)),
    ...present('kernelRelease', releaseOf(facts)),
    ...present('profileChoice', sourced(ofKind(facts, 'profile-choice').at(-1), ({ profile }) => profile)),
    ...present('firmware', firmware.length > 0 ? firmware : undefined),
    ...present('regions', regions),
    // A snapshot is taken at its word; a log may show one list twice.
    ...present('cmrs', cmrsOf(fromSnapshot ? cmrs : distinct(cmrs), ofKind(facts, 'cmr-gap'))),
    ...present('srat', srat.length > 0 ? srat : undefined),
    ...present('windows', windows.length > 0 ? windows : undefined),
    ...present('references', references.length > 0 ? references : undefined),
    ...present('memoryBlockSize', memoryBlockSize),
    ...present('pamtPlacements', placements.length > 0 ? placements : undefined),
    ...present('present', running),
    ...present('hotAdded', added),
  };
  const contradictions = contradictionsOf(known, facts);
  return { ...known, ...present('contradictions', contradictions.length > 0 ? contradictions : undefined) };
}

/** What the kernel printed of the SRAT knows its own nodes; in a table, what the kernel printed of CPUs may name them. */
function sratOf(ranges: readonly SratRange[], named: readonly PxmNode[]): readonly SratRange[] {
  const printed = ranges.filter(({ from }) => from === 'log');
  if (printed.length > 0) return distinct(printed);
  const nodes = new Map(named.map(({ pxm, node }) => [pxm, node]));
  return distinct(ranges).map((entry) => {
    const node = nodes.get(entry.pxm);
    return node === undefined ? entry : { ...entry, node };
  });
}

function usable(firmware: readonly FirmwareRange[]): readonly AddressRange[] {
  return firmware.filter(({ map, type }) => map === 'bios' && type === 'usable').map(({ range }) => range);
}

function present<K extends keyof Host>(key: K, value: Host[K] | undefined): Pick<Host, K> | Record<never, never> {
  return value === undefined ? {} : { [key]: value };
}

function sourced<F extends { readonly at: Place }, T>(fact: F | undefined, value: (fact: F) => T): Sourced<T> | undefined {
  return fact === undefined ? undefined : { value: value(fact), at: fact.at };
}

function machineOf(facts: FactsByKind): Machine {
  const [dmi] = ofKind(facts, 'dmi');
  const [cpu] = ofKind(facts, 'cpu-model');
  const [hypervisor] = ofKind(facts, 'hypervisor');
  const [bootTime] = ofKind(facts, 'boot-time');
  return { ...(dmi && { dmi }), ...(cpu && { cpu }), ...(hypervisor && { hypervisor }), ...(bootTime && { bootTime }), registers: ofKind(facts, 'tdx-register') };
}

/** The kernel's own word before a snapshot's, and all before the name of the booted file. */
function releaseOf(facts: FactsByKind): Sourced<string> | undefined {
  const releases = ofKind(facts, 'kernel-release');
  const best = (['banner', 'uname', 'snapshot', 'boot-image'] as const).flatMap((from) => releases.find((fact) => fact.from === from) ?? [])[0];
  return sourced(best, ({ release }) => release);
}

/** Behind the last line. */
function endOf({ source, span: { end } }: Place): Place {
  return { source, span: { start: end, end } };
}

function logOf(facts: FactsByKind, at: Place): LogExtent {
  const banner = ofKind(facts, 'kernel-release').find(({ from }) => from === 'banner')?.at;
  return banner === undefined ? { at } : { at, banner };
}

function environmentOf(facts: FactsByKind, extent: Place): Sourced<Environment> {
  const sign = ofKind(facts, 'environment').find(({ environment }) => environment !== 'kdump');
  return sign === undefined || sign.environment === 'kdump' ? { value: 'host', at: extent } : { value: sign.environment, at: sign.at };
}

function kdumpPlace(facts: FactsByKind): Place | undefined {
  return ofKind(facts, 'command-line').find(({ text }) => isCrashKernel(text))?.at;
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

