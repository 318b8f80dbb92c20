import type { Tone } from '../../src/analysis/map/view';

/** What a tone is drawn with besides its colour. */
export type Pattern = 'plain' | 'dots' | 'lines' | 'hatch' | 'cross' | 'dashed';

export interface ToneStyle {
  /** The custom property in styles/tones.css. */
  readonly variable: string;
  readonly pattern: Pattern;
  /** For the legend; tones that share a name share an entry. */
  readonly name: string;
}

export const toneStyles: Readonly<Record<Tone, ToneStyle>> = {
  'ram-0': { variable: '--tone-ram-0', pattern: 'plain', name: 'RAM, by node' },
  'ram-1': { variable: '--tone-ram-1', pattern: 'plain', name: 'RAM, by node' },
  'ram-2': { variable: '--tone-ram-2', pattern: 'plain', name: 'RAM, by node' },
  'ram-3': { variable: '--tone-ram-3', pattern: 'plain', name: 'RAM, by node' },
  reserved: { variable: '--tone-reserved', pattern: 'dots', name: 'Reserved' },
  acpi: { variable: '--tone-acpi', pattern: 'lines', name: 'ACPI' },
  'soft-reserved': { variable: '--tone-soft-reserved', pattern: 'hatch', name: 'Soft reserved' },
  other: { variable: '--tone-other', pattern: 'dashed', name: 'Other' },
  cmr: { variable: '--tone-cmr', pattern: 'plain', name: 'CMR' },
  memlist: { variable: '--tone-memlist', pattern: 'plain', name: 'Memlist' },
  tdmr: { variable: '--tone-tdmr', pattern: 'plain', name: 'TDMR' },
  hole: { variable: '--tone-hole', pattern: 'hatch', name: 'Hole' },
  error: { variable: '--tone-error', pattern: 'cross', name: 'Error' },
  warning: { variable: '--tone-warning', pattern: 'cross', name: 'Warning' },
  information: { variable: '--tone-information', pattern: 'plain', name: 'Information' },
};
