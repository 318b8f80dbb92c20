import type { Fact } from '../../evidence/fact';
import type { BootReading } from '../../evidence/reading';
import { dateOf, timeSinceBoot } from '../line-head';
import { isBanner, isOncePerBoot, isPrintedCommandLine, wordsOf } from './boot-lines';

/** What was read between two beginnings of a boot. */
export interface FoundBoot {
  readonly reading: BootReading;
  /** Whether the text says at its end that another boot follows. */
  readonly marked: boolean;
}

/**
 * Joins readings that are of one boot: a console that registers late prints the log from its beginning once more, and people
 * paste a part of a log above the whole, or dmesg twice. Times to the microsecond tell, since in two boots the same lines have
 * other times; so does the clock that the kernel reads while it boots.
 */
export function joinRepeated(text: string, found: readonly FoundBoot[]): readonly BootReading[] {
  const [first] = found;
  if (first === undefined || found.length === 1) return found.map(({ reading }) => reading);
  const boots: BootReading[] = [first.reading];
  let lines = new BootLines(text, first.reading);
  for (const [index, { reading }] of found.slice(1).entries()) {
    const next = new BootLines(text, reading);
    const last = boots.at(-1);
    if (last !== undefined && found[index]?.marked === false && lines.sameBootAs(next)) {
      boots[boots.length - 1] = join(last, reading);
      lines.learn(next);
    } else {
      boots.push(reading);
      lines = next;
    }
  }
  return boots;
}

function join(a: BootReading, b: BootReading): BootReading {
  return { span: { start: a.span.start, end: b.span.end }, facts: [...a.facts, ...b.facts], problems: [...a.problems, ...b.problems] };
}

/** The lines of a boot that have a time, and what it has one of. */
class BootLines {
  /** Form of the time and words. */
  private readonly known = new Set<string>();
  /** Time and words; those of the first moment are the same in all boots. */
  private readonly timed = new Set<string>();
  private readonly only = new Map<string, string>();
  private readonly lines: (Time & { readonly words: string })[] = [];

  constructor(text: string, { facts }: BootReading) {
    for (const fact of facts) {
      const words = wordsOf(text, fact);
      const what = onlyOne(fact, words);
      if (what !== undefined && !this.only.has(what)) this.only.set(what, words);
      const time = isOncePerBoot(fact) ? timeOf(text, fact) : undefined;
      if (time !== undefined) this.lines.push({ ...time, words });
    }
    this.note(this.lines);
  }

  sameBootAs(other: BootLines): boolean {
    for (const [what, words] of other.only) {
      const known = this.only.get(what);
      if (known !== undefined && known !== words) return false;
    }
    let shared = this.only.has(CLOCK) && other.only.has(CLOCK);
    for (const { form, time, words } of other.lines) {
      if (!this.known.has(`${form} ${words}`)) continue;
      if (!this.timed.has(`${time} ${words}`)) return false;
      shared ||= time !== '0';
    }
    return shared;
  }

  /** Takes over the lines of another reading of this boot. */
  learn(other: BootLines): void {
    this.note(other.lines);
    for (const [what, words] of other.only) if (!this.only.has(what)) this.only.set(what, words);
  }

  private note(lines: BootLines['lines']): void {
    for (const { form, time, words } of lines) {
      this.known.add(`${form} ${words}`);
      this.timed.add(`${time} ${words}`);
    }
  }
}

const CLOCK = 'clock';

/** Names what a boot has one of: two that differ in it are two. */
function onlyOne(fact: Fact, words: string): string | undefined {
  if (isBanner(fact) || isPrintedCommandLine(fact)) return fact.kind;
  switch (fact.kind) {
    case 'boot-time':
      // A date in a prefix is written in as many ways as there are programs.
      return words.endsWith(' UTC') ? CLOCK : undefined;
    case 'tdx-initialised':
    case 'tdx-init-failed':
      return 'outcome';
    case 'tdx-keyids':
      return fact.kind;
    default:
      return undefined;
  }
}

interface Time {
  readonly form: 'since the boot' | 'date';
  readonly time: string;
}

function timeOf(text: string, { at }: Fact): Time | undefined {
  const { start } = at.span;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const since = timeSinceBoot(text, line, start);
  if (since !== undefined) return { form: 'since the boot', time: String(since) };
  const date = dateOf(text, line, start);
  return date === undefined ? undefined : { form: 'date', time: date.value };
}
