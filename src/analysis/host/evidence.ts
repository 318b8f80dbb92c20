import type { BootReading } from '../evidence/reading';

/** What one source says of one boot of one host. Places in it name the source by its index. */
export interface EvidencePart {
  readonly source: number;
  /** Id of the format that the source was read as. */
  readonly format: string;
  readonly reading: BootReading;
}
