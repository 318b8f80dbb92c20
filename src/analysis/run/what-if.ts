import type { AddressRange } from '../base/range';
import type { MemoryEvent } from '../evidence/fact';
import type { Host } from '../host/host';
import type { HotplugQuestion } from '../kernel/hotplug';
import type { KernelProfile } from '../kernel/profiles';
import type { Run } from './run';
import { runProfile } from './run-profile';

/** Memory that somebody thinks of adding. */
export interface HotAddRequest {
  readonly range: AddressRange;
  readonly node?: number;
  /** Bytes; the evidence's own block size when absent. */
  readonly blockSize?: number;
  /** Whether it is added before TDX is initialised. Kernels that initialise at boot know no such time. */
  readonly beforeInit: boolean;
}

/** The run with the memory added, and what becomes of its blocks when it is added after initialisation. */
export interface HotAddAnswerOf {
  readonly run: Run;
  readonly question?: HotplugQuestion;
}

/** Asks what would happen if memory were added to this host. `undefined` without memory regions. */
export function tryHotAdd(host: Host, profile: KernelProfile, { range, node, blockSize, beforeInit }: HotAddRequest): HotAddAnswerOf | undefined {
  const at = host.extents[0] ?? { source: 0, span: { start: 0, end: 0 } };
  const init = host.events.findIndex(({ event }) => event === 'tdx-init');
  const earlier = init < 0 ? [] : host.events.slice(0, init);
  const later = host.events.slice(init + 1);
  const added: MemoryEvent = { kind: 'memory-event', event: 'hot-add', range, online: true, at, ...(node === undefined ? {} : { node }) };
  const moment: MemoryEvent = { kind: 'memory-event', event: 'tdx-init', at };
  const events = beforeInit ? [...earlier, added, moment, ...later] : [...earlier, moment, ...later, added];
  const asked: Host = { ...host, events, ...(blockSize === undefined ? {} : { memoryBlockSize: { value: blockSize, at } }) };
  const run = runProfile(asked, profile);
  if (run === undefined) return undefined;
  // On a kernel that initialises at boot the range comes later whatever was asked, and stands among the questions.
  const question = run.hotplug.findLast((candidate) => candidate.range === range);
  return question === undefined ? { run } : { run, question };
}
