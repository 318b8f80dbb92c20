import type { KernelPrediction, PredictedTdmr } from '../kernel/predict';

/** PAMTs that take a reserved area of a TDMR. Where they lie is known from a snapshot alone. */
export interface PamtsInside {
  readonly least: number;
  readonly most: number;
}

/** How many PAMTs lie in a TDMR, or could. */
export function pamtsInside(index: number, { tdmrs: list, placesKnown, run }: KernelPrediction): PamtsInside {
  const configured = placesKnown ? run?.tdmrs[index] : undefined;
  const tdmr = list[index];
  if (configured === undefined) return { least: 0, most: tdmr?.possiblePamts.length ?? 0 };
  const known = configured.reserved.length - (tdmr?.holes?.length ?? 0);
  return { least: known, most: known };
}

/** Whether a TDMR runs out of reserved areas, in a word or two; nothing where it does not. */
export function describeStrain({ holes = [] }: PredictedTdmr, { most }: PamtsInside, limit: number): string {
  if (holes.length > limit) return 'too many';
  return holes.length + most > limit ? 'may be too many' : '';
}
