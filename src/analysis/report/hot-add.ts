import { count, humanSize, sizedRange } from '../base/format';
import { describeRefusal } from '../checks/refusal-words';
import type { HotplugQuestion } from '../kernel/hotplug';
import { profileById } from '../kernel/profiles';
import type { Run } from '../run/run';
import { tryHotAdd, type HotAddRequest } from '../run/what-if';
import type { Review } from '../verdict/review';
import { describeAnswer } from './hotplug-answer';

/** What would become of memory that somebody thinks of adding, in words that can stand in a panel or a mail. */
export interface HotAddReport {
  /** Whether everything goes as one would wish: all of it online, and TDX initialised where it is asked before. */
  readonly wished: boolean;
  /** `[0x8080000000, 0x8100000000) (2 GiB), node 2: refused (-EPERM): 16 blocks of 128 MiB`. */
  readonly headline: string;
  /** Why, what follows, and what to do. */
  readonly sentences: readonly string[];
  /** Neighbouring blocks with one answer; empty where the whole range is refused when it is added. */
  readonly runs: readonly HotAddRun[];
}

export interface HotAddRun {
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
  readonly blocks: number;
  readonly refused: boolean;
}

/** `undefined` without memory regions. */
export function reportHotAdd({ host, profile, run: without }: Pick<Review, 'host' | 'profile' | 'run'>, request: HotAddRequest): HotAddReport | undefined {
  const kernel = profileById(profile.id);
  const early = request.beforeInit && kernel.initialises !== 'at-boot';
  const answer = tryHotAdd(host, kernel, { ...request, beforeInit: early });
  if (answer === undefined) return undefined;
  const { range, node } = request;
  const name = `${sizedRange(range)}${node === undefined ? '' : `, node ${node}`}`;
  if (early) return beforeInit(name, answer.run, without);
  const { question } = answer;
  if (question === undefined) return undefined;
  const refused = question.runs.filter(({ refusal }) => refusal !== undefined);
  const wished = question.aligned && question.exists !== true && refused.length === 0;
  const late = request.beforeInit ? [`${kernel.title} initialises TDX at boot, before memory can be added: the answer is for memory that comes later.`] : [];
  return {
    wished,
    headline: `${name}: ${describeAnswer(question)}`,
    sentences: [...late, ...whyOf(question), ...(answer.run.outcome === 'passes' ? [] : [`This is for a boot on which TDX initialises. ${answer.run.reason}`])],
    // What its blocks would be told does not matter where it never comes to them.
    runs: question.exists === true ? [] : question.runs.map(({ range: { start, end }, blocks, refusal }) => ({ start, end, blocks, refused: refusal !== undefined })),
  };
}

function whyOf({ aligned, exists, blockSize, runs }: HotplugQuestion): readonly string[] {
  if (exists === true) return ['The kernel has memory there already, and refuses the range before TDX is asked.'];
  if (!aligned) return [`Start and size must be whole memory blocks${blockSize === undefined ? '' : ` of ${humanSize(blockSize)}`}: the kernel refuses the whole range when it is added.`];
  const kinds = [...new Set(runs.flatMap(({ refusal }) => refusal ?? []))];
  const told = kinds.flatMap((kind) => {
    const { reason, next } = describeRefusal(kind);
    return [reason, next];
  });
  return kinds.length === 0 ? [] : [...told, 'Whoever brings it online sees "Operation not permitted"; the kernel logs nothing.'];
}

function beforeInit(name: string, run: Run, without: Run | undefined): HotAddReport {
  const entries = count(run.kernel.memlist.length, 'entry', 'entries');
  const words = { 'passes': 'TDX initialises with it', 'fails': `TDX does not initialise with it${run.errno === undefined ? '' : ` (${run.errno})`}`, 'may-fail': 'TDX may fail to initialise with it', 'undetermined': 'it cannot be said whether TDX initialises with it' } as const;
  const same = without?.outcome === run.outcome && without.errno === run.errno && run.outcome !== 'passes' ? ['Without it the outcome is the same.'] : [];
  return {
    wished: run.outcome === 'passes',
    headline: `${name}, added before TDX is initialised: ${words[run.outcome]}`,
    sentences: [run.reason, ...same, ...(run.outcome === 'passes' ? [`The TDX memory list then has ${entries}.`] : [])],
    runs: [],
  };
}
