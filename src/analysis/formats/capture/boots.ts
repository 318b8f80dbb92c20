import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import type { BootReading } from '../../evidence/reading';
import { dateOf, hostOf, timeSinceBoot } from '../line-head';
import { isBanner } from './boot-lines';
import { OpenBoot, type Cut, type Stamp } from './open-boot';
import { joinRepeated, type FoundBoot } from './repeated-boot';

/** Where the line of a fact or problem begins, and its words. */
export interface LineStart {
  readonly start: number;
  readonly body: number;
}

/**
 * Collects what is read, boot by boot. Another boot shows itself by a second banner or firmware map, another command line, a
 * marker of journalctl, or a line that a boot prints once and that stands there twice, with times that fell back in between.
 */
export class BootCollector {
  private readonly text: string;
  private readonly done: FoundBoot[] = [];
  private open: OpenBoot;
  /** Whether the first line of the open boot was asked for its host. */
  private asked = false;

  constructor(text: string) {
    this.text = text;
    this.open = new OpenBoot(text, 0);
  }

  add(item: Fact | Problem, line: LineStart): void {
    if (item.kind === 'problem') {
      this.open.problems.push(item);
      return;
    }
    const stamp = this.stampOf(item, line);
    const cut = this.open.endsAt(item, line.start, stamp);
    if (cut !== undefined) this.cut(cut, item.kind === 'boot-marker');
    if (line.body > line.start) this.addHead(item, line);
    this.open.add(item, stamp);
  }

  /** Every boot, in the order of the text. A text without facts is one boot without facts. */
  finish(length: number): readonly BootReading[] {
    const { facts, problems } = this.open;
    this.cut({ at: length, facts: facts.length, problems: problems.length }, false);
    return joinRepeated(this.text, this.done);
  }

  private stampOf(fact: Fact, { start, body }: LineStart): Stamp {
    const time = timeSinceBoot(this.text, start, body);
    return { time, datedBanner: isBanner(fact) && (time !== undefined || dateOf(this.text, start, body) !== undefined) };
  }

  /** What the prefix tells of a boot: the host in its first line, the date in its banner. */
  private addHead(fact: Fact, { start, body }: LineStart): void {
    const { source } = fact.at;
    const host = this.asked ? undefined : hostOf(this.text, start, body);
    this.asked = true;
    const date = isBanner(fact) ? dateOf(this.text, start, body) : undefined;
    if (date !== undefined) this.open.add({ kind: 'boot-time', text: date.value, at: { source, span: { start: date.start, end: date.end } } });
    if (host !== undefined) this.open.add({ kind: 'host-name', name: host.value, at: { source, span: { start: host.start, end: host.end } } });
  }

  /** Ends the open boot; what was read of it behind the cut is of the next one. */
  private cut({ at, facts, problems }: Cut, marked: boolean): void {
    const { open } = this;
    const span = { start: open.start, end: at };
    this.done.push({ marked, reading: { span, facts: open.facts.slice(0, facts), problems: open.problems.slice(0, problems) } });
    this.open = new OpenBoot(this.text, at);
    this.asked = false;
    for (const fact of open.facts.slice(facts)) this.open.add(fact, this.stampOf(fact, this.lineOf(fact)));
    for (const problem of open.problems.slice(problems)) this.open.problems.push(problem);
  }

  private lineOf({ at }: Fact): LineStart {
    const body = at.span.start;
    return { start: this.text.lastIndexOf('\n', body - 1) + 1, body };
  }
}
