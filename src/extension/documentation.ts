import { checks } from '../analysis/index';
import * as vscode from 'vscode';

const SCHEME = 'tdx-memory-finding';

/**
 * The page that explains a finding. It is made from the check itself and not read from docs/findings.md, so that it opens
 * at the right place everywhere: offline, in the browser and in virtual workspaces.
 */
export function documentationOf(code: string): vscode.Uri {
  return vscode.Uri.from({ scheme: SCHEME, path: `/${code}.md` });
}

export function provideDocumentation(): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: ({ path }) => explain(path.slice(1).replace(/\.md$/, '')),
  });
}

/** The sections of docs/findings.md, one finding at a time. */
function explain(code: string): string {
  const check = checks.find((candidate) => candidate.code === code);
  if (check === undefined) return `${vscode.l10n.t('There is no finding `{0}`.', code)}\n`;
  const { title, severity, explanation } = check;
  const { when, consequence, next, source } = explanation;
  return `# ${title}

\`${code}\`, ${severity}

**When**: ${when}

**What follows**: ${consequence}

**What to do**: ${next}

**Source of the rule**: ${source}
`;
}
