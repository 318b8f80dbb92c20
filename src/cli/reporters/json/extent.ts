import { hex } from '../../../analysis/index';

/** A range of bytes as the report has it. */
export interface Extent {
  readonly base: string;
  readonly size: string;
}

export function extent({ start, end }: { readonly start: number; readonly end: number }): Extent {
  return { base: hex(start), size: hex(end - start) };
}
