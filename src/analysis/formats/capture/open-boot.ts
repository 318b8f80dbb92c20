import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import { isBanner, isOfABoot, isOncePerBoot, isPrintedCommandLine, wordsOf } from './boot-lines';

/** What the prefix of a line tells. */
export interface Stamp {
  /** Microseconds since the boot began, where the line has them. */
  readonly time: number | undefined;
  /** Whether the fact is a banner that has a time or a date: without one it may be /proc/version. */
  readonly datedBanner: boolean;
}

const UNSTAMPED: Stamp = { time: undefined, datedBanner: false };

/** Where another boot begins: a place in the text, and how much of the open boot was read before it. */
export interface Cut {
  readonly at: number;
  readonly facts: number;
  readonly problems: number;
}

/** One boot while its lines are read. */
export class OpenBoot {
  private readonly text: string;
  readonly start: number;
  readonly facts: Fact[] = [];
  /** Of the facts. */
  private readonly times: (number | undefined)[] = [];
  readonly problems: Problem[] = [];
  private shown: 'nothing' | 'a name' | 'a log' = 'nothing';
  private release: string | undefined;
  private commandLine: string | undefined;
  private mapSeen = false;
  private lastTime: number | undefined;
  /** Where times fell back last: there another boot begins, or a part of the log that was pasted later. */
  private fall: Cut | undefined;
  /** A banner without a time in a log with times: it begins another boot only if a log without times follows. */
  private banner: Cut | undefined;
  /** Times of the lines before the last fall that a boot prints once, by their words. */
  private readonly before = new Map<string, number>();
  private known = 0;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
  }

  /** Where another boot began, if this fact shows that one did. Call it before `add`. `line` is where the fact's line begins. */
  endsAt(fact: Fact, line: number, { time, datedBanner }: Stamp): Cut | undefined {
    const here: Cut = { at: line, facts: this.facts.length, problems: this.problems.length };
    const { banner } = this;
    this.banner = undefined;
    if (time !== undefined && this.lastTime !== undefined && time < this.lastTime) this.fallBack(here);
    if (banner !== undefined && time === undefined && (isPrintedCommandLine(fact) || fact.kind === 'firmware-heading')) return banner;
    if (this.contradicts(fact)) {
      if (time !== undefined) return this.fall ?? here;
      if (fact.kind !== 'kernel-release' || datedBanner || this.lastTime === undefined || fact.release !== this.release) return here;
      this.banner = here;
      return undefined;
    }
    return time !== undefined && this.repeats(fact, time) ? this.fall : undefined;
  }

  add(fact: Fact, { time, datedBanner }: Stamp = UNSTAMPED): void {
    this.facts.push(fact);
    this.times.push(time);
    if (time !== undefined) this.lastTime = time;
    if (isOfABoot(fact, time !== undefined)) this.shown = 'a log';
    if (isBanner(fact)) {
      this.release ??= fact.release;
      if (datedBanner) this.shown = 'a log';
      else if (this.shown === 'nothing') this.shown = 'a name';
    }
    if (isPrintedCommandLine(fact)) this.commandLine = fact.text;
    if (fact.kind === 'firmware-heading') this.mapSeen = true;
  }

  /** Whether no boot that has shown what this one has could show the fact too. */
  private contradicts(fact: Fact): boolean {
    switch (fact.kind) {
      case 'boot-marker':
        return this.shown === 'a log' || this.lastTime !== undefined;
      case 'kernel-release':
        return isBanner(fact) && (this.shown === 'a log' || (this.release !== undefined && this.release !== fact.release));
      case 'command-line':
        // The kernel prints it twice in a boot; another text is another boot.
        return isPrintedCommandLine(fact) && this.commandLine !== undefined && this.commandLine !== fact.text;
      case 'firmware-heading':
        return this.mapSeen;
      default:
        return false;
    }
  }

  /** Whether a line that a boot prints once stood before the times fell back, with another time. */
  private repeats(fact: Fact, time: number): boolean {
    if (this.fall === undefined || !isOncePerBoot(fact)) return false;
    const before = this.before.get(wordsOf(this.text, fact));
    return before !== undefined && before !== time;
  }

  private fallBack(here: Cut): void {
    this.fall = here;
    for (const [index, fact] of this.facts.slice(this.known).entries()) {
      const time = this.times[this.known + index];
      if (time !== undefined && isOncePerBoot(fact)) this.before.set(wordsOf(this.text, fact), time);
    }
    this.known = this.facts.length;
  }
}
