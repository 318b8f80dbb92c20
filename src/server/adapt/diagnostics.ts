import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver';
import type { Finding, Place, Review } from '../../analysis/index';
import type { Analysis } from '../analysis';
import type { MissingCapture } from '../captures';
import { locationsOf, rangeOf } from '../ranges';
import type { Settings, ShownSeverity } from '../settings';

const SEVERITIES: Readonly<Record<Exclude<ShownSeverity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The findings of every boot as the settings want them, without accepted ones, and the captures that could not be read. */
export function diagnosticsOf(analysis: Analysis, settings: Settings): Diagnostic[] {
  const findings = analysis.index.reviews.flatMap((review) =>
    review.findings.flatMap((finding): readonly Diagnostic[] => {
      const severity = settings.severity.get(finding.code) ?? finding.severity;
      return finding.suppressed !== undefined || severity === 'off' ? [] : [diagnosticOf(finding, SEVERITIES[severity], review, analysis)];
    }),
  );
  return [...findings, ...analysis.missing.map((capture) => missingDiagnostic(capture, analysis))];
}

function missingDiagnostic({ name, span, reason }: MissingCapture, { document }: Analysis): Diagnostic {
  return {
    range: rangeOf(span, document),
    severity: DiagnosticSeverity.Warning,
    source: 'tdxmem',
    message: `${name} is named here and is not part of the review: ${reason}. What it would show is not known. Put it beside the snapshot, or take its name out.`,
  };
}

function diagnosticOf(finding: Finding, severity: DiagnosticSeverity, review: Review, analysis: Analysis): Diagnostic {
  const { code, message, at, related } = finding;
  const elsewhere = at.source !== analysis.index.source;
  const shown = elsewhere ? [{ message: 'Here', at }, ...related] : related;
  return {
    range: rangeOf(elsewhere ? namedAt(at, review) : at.span, analysis.document),
    severity,
    code,
    source: 'tdxmem',
    message: elsewhere ? `${review.sources[at.source] ?? ''}: ${message}` : message,
    relatedInformation: shown.flatMap((one) => locationsOf([one.at], analysis).map((location) => ({ location, message: one.message }))),
  };
}

/** Where the snapshot names the capture that a finding is in. */
function namedAt({ source }: Place, { host, sources }: Review): Place['span'] {
  const name = sources[source];
  return host.references?.find(({ value, at }) => value === name && at.source === 0)?.at.span ?? { start: 0, end: 0 };
}
