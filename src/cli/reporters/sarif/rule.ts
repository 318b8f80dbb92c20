import type { ReportingDescriptor, Result } from 'sarif';
import type { Check, Severity } from '../../../analysis/index';
import { helpUri } from './help-uri';

export const LEVELS: Readonly<Record<Severity, Result.level>> = { error: 'error', warning: 'warning', information: 'note' };

/** A check as SARIF describes rules. */
export function rule({ code, title, severity, explanation }: Check, version: string): ReportingDescriptor {
  const { when, consequence, next, source } = explanation;
  const sections = [
    ['When', when],
    ['What follows', consequence],
    ['What to do', next],
    ['Source of the rule', source],
  ] as const;
  return {
    id: code,
    name: code.replaceAll(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase()),
    shortDescription: { text: `${title}.` },
    fullDescription: { text: `${when} ${consequence}` },
    help: {
      text: sections.map(([head, text]) => `${head}: ${text}`).join('\n\n'),
      markdown: sections.map(([head, text]) => `**${head}**: ${text}`).join('\n\n'),
    },
    helpUri: helpUri(code, version),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}
