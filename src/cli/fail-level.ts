import { isAtLeast, type FailLevel, type Finding } from '../analysis/index';

/** Whether a finding makes a run fail. One that is accepted never does. */
export function counts({ severity, suppressed }: Finding, failOn: FailLevel = 'error'): boolean {
  return suppressed === undefined && failOn !== 'never' && isAtLeast(severity, failOn);
}
