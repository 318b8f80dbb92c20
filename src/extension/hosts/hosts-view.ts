import type { Verdict } from '../../analysis/index';
import * as vscode from 'vscode';
import { VERDICT_WORDS } from '../verdict-text';
import type { ShownSeverity } from '../settings';
import type { Reviewer } from '../reviewer';
import { captureOf, type CaptureSummary, type FindingSummary } from './capture-summary';

/** Captures that name no host stand together, at the end. */
const UNNAMED = vscode.l10n.t('Host not named');

type Item =
  | { readonly kind: 'host'; readonly name: string; readonly captures: readonly CaptureSummary[] }
  | { readonly kind: 'capture'; readonly capture: CaptureSummary }
  | { readonly kind: 'finding'; readonly finding: FindingSummary };

const VERDICT_ICONS: Readonly<Record<Verdict['kind'], readonly [icon: string, color: string]>> = {
  passes: ['pass', 'testing.iconPassed'],
  fails: ['error', 'testing.iconFailed'],
  undetermined: ['question', 'testing.iconQueued'],
};

const SEVERITY_ICONS: Readonly<Record<ShownSeverity, readonly [icon: string, color: string]>> = {
  error: ['error', 'problemsErrorIcon.foreground'],
  warning: ['warning', 'problemsWarningIcon.foreground'],
  information: ['info', 'problemsInfoIcon.foreground'],
  hint: ['lightbulb', 'problemsInfoIcon.foreground'],
};

/** Worst first: what fails is what people look for. */
const RANKS: Readonly<Record<Verdict['kind'], number>> = { fails: 0, undetermined: 1, passes: 2 };

/** The captures that are known, grouped by host: those that are open, and those that a look through the workspace found. */
export class HostsView implements vscode.TreeDataProvider<Item>, vscode.Disposable {
  readonly #reviewer: Reviewer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: readonly vscode.Disposable[];
  #found: readonly CaptureSummary[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(reviewer: Reviewer) {
    this.#reviewer = reviewer;
    this.#subscriptions = [this.#changed, reviewer.onDidReview(() => this.#changed.fire()), vscode.window.createTreeView('tdxMemory.hosts', { treeDataProvider: this, showCollapseAll: true })];
  }

  /** What a look through the workspace found stands until the next one. */
  show(found: readonly CaptureSummary[]): void {
    this.#found = found;
    this.#changed.fire();
  }

  getChildren(item?: Item): Item[] {
    if (item === undefined) return this.#hosts();
    if (item.kind === 'host') return item.captures.map((capture) => ({ kind: 'capture', capture }));
    return item.kind === 'capture' ? item.capture.findings.map((finding) => ({ kind: 'finding', finding })) : [];
  }

  getTreeItem(item: Item): vscode.TreeItem {
    switch (item.kind) {
      case 'host':
        return hostItem(item.name, item.captures);
      case 'capture':
        return captureItem(item.capture);
      case 'finding':
        return findingItem(item.finding);
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #hosts(): Item[] {
    const open = this.#reviewer.results().map(captureOf);
    const known = new Set(this.#reviewer.results().flatMap(({ uri, sources }) => [uri, ...sources.map((source) => source.uri)].map(String)));
    const byHost = new Map<string, CaptureSummary[]>();
    for (const capture of [...open, ...this.#found.filter(({ uri }) => !known.has(uri.toString()))]) {
      const host = capture.host ?? UNNAMED;
      byHost.set(host, [...(byHost.get(host) ?? []), capture]);
    }
    return [...byHost]
      .map(([name, captures]): Item & { kind: 'host' } => ({ kind: 'host', name, captures: captures.toSorted((a, b) => RANKS[a.verdict] - RANKS[b.verdict] || a.name.localeCompare(b.name)) }))
      .sort((a, b) => Number(a.name === UNNAMED) - Number(b.name === UNNAMED) || rankOf(a.captures) - rankOf(b.captures) || a.name.localeCompare(b.name));
  }
}

function rankOf(captures: readonly CaptureSummary[]): number {
  return Math.min(...captures.map(({ verdict }) => RANKS[verdict]));
}

function hostItem(name: string, captures: readonly CaptureSummary[]): vscode.TreeItem {
  const item = new vscode.TreeItem(name, vscode.TreeItemCollapsibleState.Expanded);
  item.id = `host ${name}`;
  item.description = captureCount(captures.length);
  item.iconPath = new vscode.ThemeIcon('server');
  return item;
}

function captureItem({ uri, name, verdict, headline, findings }: CaptureSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(name, findings.length === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed);
  const [icon, color] = VERDICT_ICONS[verdict];
  item.id = `capture ${uri.toString()}`;
  item.description = VERDICT_WORDS[verdict];
  item.tooltip = `${headline}\n${vscode.workspace.asRelativePath(uri)}`;
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  item.contextValue = 'capture';
  item.resourceUri = uri;
  item.accessibilityInformation = { label: `${name}: ${headline}, ${findingCount(findings.length)}` };
  item.command = { title: vscode.l10n.t('Open'), command: 'tdxMemory.openCapture', arguments: [uri] };
  return item;
}

function findingItem({ code, severity, message, location }: FindingSummary): vscode.TreeItem {
  const item = new vscode.TreeItem(message, vscode.TreeItemCollapsibleState.None);
  const [icon, color] = SEVERITY_ICONS[severity];
  item.description = code;
  item.tooltip = message;
  item.iconPath = new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
  if (location !== undefined) item.command = { title: vscode.l10n.t('Show'), command: 'vscode.open', arguments: [location.uri, { selection: location.range } satisfies vscode.TextDocumentShowOptions] };
  return item;
}

function captureCount(n: number): string {
  return n === 1 ? vscode.l10n.t('1 capture') : vscode.l10n.t('{0} captures', n);
}

function findingCount(n: number): string {
  return n === 1 ? vscode.l10n.t('1 finding') : vscode.l10n.t('{0} findings', n);
}
