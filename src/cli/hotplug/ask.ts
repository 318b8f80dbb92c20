import { profileById, tryHotAdd, type AddressRange, type Host, type Review, type Run } from '../../analysis/index';
import type { HotplugArguments } from '../arguments/hotplug';

export type HotplugQuestion = Run['hotplug'][number];

/** What would become of memory that is added to a host. */
export interface HotplugAnswer {
  /** Initialisation without the memory. */
  readonly without: Run;
  /** Initialisation with all of it in memblock; absent where it comes later. */
  readonly withAdded?: Run;
  /** One per range, in the order given: what becomes of its blocks when they go online. */
  readonly questions: readonly HotplugQuestion[];
}

export type HotplugWishes = Pick<HotplugArguments, 'add' | 'node' | 'block' | 'beforeInit'>;

/** Asks the core. `undefined` without memory regions. */
export function askHotplug({ host, profile: { id } }: Pick<Review, 'host' | 'profile'>, wishes: HotplugWishes): HotplugAnswer | undefined {
  const { add, node, block: blockSize } = wishes;
  const profile = profileById(id);
  // A kernel that initialises at boot has nothing added before.
  const before = wishes.beforeInit && profile.initialises !== 'at-boot';
  const ask = (asked: Host, range: AddressRange): ReturnType<typeof tryHotAdd> =>
    tryHotAdd(asked, profile, { range, beforeInit: false, ...(node === undefined ? {} : { node }), ...(blockSize === undefined ? {} : { blockSize }) });
  const asked = before ? addedBefore(host, wishes) : host;
  const answers = add.flatMap((range) => ask(asked, range) ?? []);
  const [first] = add;
  const without = first && ask(host, first)?.run;
  if (without === undefined) return undefined;
  const [answer] = answers;
  return {
    without,
    ...(before && answer ? { withAdded: answer.run } : {}),
    questions: answers.flatMap(({ question }) => question ?? []),
  };
}

/** The host with the memory added right before TDX is initialised. */
function addedBefore(host: Host, { add, node }: HotplugWishes): Host {
  const at = host.extents[0] ?? { source: 0, span: { start: 0, end: 0 } };
  const init = host.events.findIndex(({ event }) => event === 'tdx-init');
  const added = add.map(
    (range): Host['events'][number] => ({ kind: 'memory-event', event: 'hot-add', range, online: true, at, ...(node === undefined ? {} : { node }) }),
  );
  const earlier = host.events.slice(0, Math.max(0, init));
  return { ...host, events: [...earlier, ...added, { kind: 'memory-event', event: 'tdx-init', at }, ...host.events.slice(init + 1)] };
}

/** Whether a range shares memory with what the host has already. */
export function present(range: AddressRange, { regions }: Run): AddressRange | undefined {
  return regions.find((region) => region.range.start < range.end && range.start < region.range.end)?.range;
}

export function blocksOf({ runs }: HotplugQuestion): { readonly all: number; readonly accepted: number; readonly beforeRefusal: number } {
  const sum = (list: HotplugQuestion['runs']): number => list.reduce((total, { blocks }) => total + blocks, 0);
  const refused = runs.findIndex(({ refusal }) => refusal !== undefined);
  return {
    all: sum(runs),
    accepted: sum(runs.filter(({ refusal }) => refusal === undefined)),
    beforeRefusal: sum(refused < 0 ? runs : runs.slice(0, refused)),
  };
}

/** Whether everything goes as one would wish: every block online and, where the memory is there before, TDX initialised. */
export function allWell({ withAdded, questions }: HotplugAnswer): boolean {
  const accepted = questions.every((question) => question.aligned && blocksOf(question).accepted === blocksOf(question).all);
  return accepted && (withAdded === undefined || withAdded.outcome === 'passes');
}
