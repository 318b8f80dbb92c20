import { isProfileId, type ProfileId, type Severity } from '../analysis/index';

/** The section of a client's configuration that is ours. */
export const SECTION = 'tdxMemory';

export type ShownSeverity = Severity | 'hint' | 'off';

export interface Settings {
  /** Absent where the client leaves it to configurations and the evidence. */
  readonly kernelProfile?: ProfileId | 'auto';
  /** By the code of a finding. */
  readonly severity: ReadonlyMap<string, ShownSeverity>;
}

const SEVERITIES: readonly unknown[] = ['error', 'warning', 'information', 'hint', 'off'];

/** Reads settings as a client sends them; the first of several that gives a value counts. What is none of ours counts as not set. */
export function settingsFrom(given: readonly unknown[]): Settings {
  const objects = given.filter(isObject);
  const profile = objects.map((settings) => settings['kernelProfile']).find(isProfile);
  const severity = objects.toReversed().flatMap((settings) => (isObject(settings['severity']) ? Object.entries(settings['severity']) : []));
  return { ...(profile !== undefined && { kernelProfile: profile }), severity: new Map(severity.filter((entry): entry is [string, ShownSeverity] => SEVERITIES.includes(entry[1]))) };
}

function isProfile(value: unknown): value is ProfileId | 'auto' {
  return typeof value === 'string' && (value === 'auto' || isProfileId(value));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
