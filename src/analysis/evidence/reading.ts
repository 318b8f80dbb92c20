import type { Span } from '../base/span';
import type { Fact } from './fact';
import type { Problem } from './problem';

/** What was read of one boot (or of one capture that names no boot): facts in the order of the text. */
export interface BootReading {
  readonly span: Span;
  readonly facts: readonly Fact[];
  readonly problems: readonly Problem[];
}

/** What was read of one source. A text without a boot marker is one boot. */
export interface Reading {
  readonly format: string;
  readonly boots: readonly BootReading[];
}
