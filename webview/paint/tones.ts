import type { Tone } from '../../src/analysis/map/view';

/** What a tone is drawn with besides its colour. */
export type Pattern = 'plain' | 'dots' | 'lines' | 'columns' | 'hatch' | 'slope' | 'cross' | 'grid' | 'dashed' | 'reach' | 'band';

export interface ToneStyle {
  /** The custom property in styles/tones.css. */
  readonly variable: string;
  readonly pattern: Pattern;
  /** Where themes have few colours: tones that only colour tells apart otherwise. */
  readonly starkPattern?: Pattern;
  /** For the legend; tones that share a name share an entry. */
  readonly name: string;
}

export const toneStyles: Readonly<Record<Tone, ToneStyle>> = {
  'ram-0': { variable: '--tone-ram-0', pattern: 'plain', name: 'RAM, by node' },
  'ram-1': { variable: '--tone-ram-1', pattern: 'plain', starkPattern: 'columns', name: 'RAM, by node' },
  'ram-2': { variable: '--tone-ram-2', pattern: 'plain', starkPattern: 'slope', name: 'RAM, by node' },
  'ram-3': { variable: '--tone-ram-3', pattern: 'plain', starkPattern: 'grid', name: 'RAM, by node' },
  'node-0': { variable: '--tone-ram-0', pattern: 'band', name: 'Addresses of a node' },
  'node-1': { variable: '--tone-ram-1', pattern: 'band', name: 'Addresses of a node' },
  'node-2': { variable: '--tone-ram-2', pattern: 'band', name: 'Addresses of a node' },
  'node-3': { variable: '--tone-ram-3', pattern: 'band', name: 'Addresses of a node' },
  reserved: { variable: '--tone-reserved', pattern: 'dots', name: 'Reserved' },
  acpi: { variable: '--tone-acpi', pattern: 'lines', name: 'ACPI' },
  'soft-reserved': { variable: '--tone-soft-reserved', pattern: 'hatch', name: 'Soft reserved' },
  other: { variable: '--tone-other', pattern: 'dashed', name: 'Other' },
  cmr: { variable: '--tone-cmr', pattern: 'plain', name: 'CMR' },
  memlist: { variable: '--tone-memlist', pattern: 'plain', name: 'Memlist' },
  tdmr: { variable: '--tone-tdmr', pattern: 'plain', name: 'TDMR' },
  hole: { variable: '--tone-hole', pattern: 'hatch', name: 'Hole' },
  pamt: { variable: '--tone-pamt', pattern: 'lines', name: 'PAMT' },
  'pamt-reach': { variable: '--tone-pamt', pattern: 'reach', name: 'Where a PAMT could be' },
  'hotplug-range': { variable: '--tone-other', pattern: 'dashed', name: 'Hot-pluggable, no memory yet' },
  online: { variable: '--tone-online', pattern: 'dots', name: 'May go online' },
  error: { variable: '--tone-error', pattern: 'cross', name: 'Fails or is refused' },
  warning: { variable: '--tone-warning', pattern: 'hatch', name: 'May fail' },
  information: { variable: '--tone-information', pattern: 'plain', name: 'Information' },
};

export function patternOf(tone: Tone, highContrast: boolean): Pattern {
  const { pattern, starkPattern } = toneStyles[tone];
  return highContrast ? (starkPattern ?? pattern) : pattern;
}

/** The background shows through these: they are no memory, or none that is known. */
export function isEmpty(tone: Tone): boolean {
  const { pattern } = toneStyles[tone];
  return tone === 'hole' || pattern === 'dashed' || pattern === 'reach' || pattern === 'band';
}
