import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import type { BootReading } from '../../evidence/reading';

/** Facts that only a running boot leaves behind. CMRs alone may be a list that a person put above a log. */
const OF_A_BOOT: ReadonlySet<Fact['kind']> = new Set([
  'kernel-release',
  'command-line',
  'firmware-range',
  'node-range',
  'tdx-initialised',
  'tdx-init-failed',
  'tdx-seamcall',
]);

/** Memblock and the SRAT can be listed on a running system too. */
function isPrintedAtBoot(fact: Fact): boolean {
  return (fact.kind === 'memblock-range' && fact.listing === 'configuration') || (fact.kind === 'srat-range' && fact.from === 'log');
}

/** Collects what is read, boot by boot. */
export class BootCollector {
  private readonly done: BootReading[] = [];
  private start = 0;
  private facts: Fact[] = [];
  private problems: Problem[] = [];
  private ofABoot = false;
  private commandLine: string | undefined;
  private mapSeen = false;

  /** `at` is where the line of the fact or problem begins. */
  add(item: Fact | Problem, at: number): void {
    if (item.kind === 'problem') {
      this.problems.push(item);
      return;
    }
    if (this.startsBoot(item)) this.close(at);
    this.note(item);
    this.facts.push(item);
  }

  /** Every boot, in the order of the text. A text without facts is one boot without facts. */
  finish(length: number): readonly BootReading[] {
    this.close(length);
    return this.done;
  }

  private startsBoot(fact: Fact): boolean {
    switch (fact.kind) {
      case 'kernel-release':
        return fact.from === 'banner' && this.ofABoot;
      case 'command-line':
        // The kernel prints it twice in a boot; another text is another boot.
        return this.commandLine !== undefined && this.commandLine !== fact.text;
      case 'firmware-heading':
        return this.mapSeen;
      default:
        return false;
    }
  }

  private note(fact: Fact): void {
    this.ofABoot ||= OF_A_BOOT.has(fact.kind) || isPrintedAtBoot(fact);
    if (fact.kind === 'command-line') this.commandLine = fact.text;
    if (fact.kind === 'firmware-heading') this.mapSeen = true;
  }

  private close(end: number): void {
    const span = { start: this.start, end };
    this.done.push({ span, facts: this.facts, problems: this.problems });
    this.start = end;
    this.facts = [];
    this.problems = [];
    this.ofABoot = false;
    this.commandLine = undefined;
    this.mapSeen = false;
  }
}
