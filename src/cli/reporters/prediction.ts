import { checks, type Review } from '../../analysis/index';

/** Checks that look at the memory itself and whose error means that initialisation fails. */
const DECISIVE: ReadonlySet<string> = new Set(
  checks.filter(({ endsInitialisation, needs }) => endsInitialisation && needs.includes('memlist')).map(({ code }) => code),
);

/**
 * What the model alone says, whatever the log reports. Convertible memory is necessary and not sufficient, so nothing is
 * known to pass.
 */
export function predictedOutcome({ findings }: Review): 'fails' | 'undetermined' {
  return findings.some(({ code, severity }) => severity === 'error' && DECISIVE.has(code)) ? 'fails' : 'undetermined';
}
