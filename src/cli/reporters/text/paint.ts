import type { Severity, Verdict } from '../../../analysis/index';

/** Colours a piece of text, or leaves it. Everything is said in words too. */
export interface Paint {
  heading(text: string): string;
  severity(severity: Severity, text: string): string;
  verdict(kind: Verdict['kind'], text: string): string;
}

const SEVERITY: Readonly<Record<Severity, string>> = { error: '1;31', warning: '1;33', information: '1;36' };
const VERDICT: Readonly<Record<Verdict['kind'], string>> = { fails: '1;31', undetermined: '1;33', passes: '1;32' };

export function paint(color: boolean): Paint {
  const sgr = (codes: string, text: string): string => (color ? `\u001b[${codes}m${text}\u001b[0m` : text);
  return {
    heading: (text) => sgr('1', text),
    severity: (severity, text) => sgr(SEVERITY[severity], text),
    verdict: (kind, text) => sgr(VERDICT[kind], text),
  };
}
