import type { Verdict } from '../analysis/index';
import * as vscode from 'vscode';
import type { ActiveDocument } from './active-document';
import { mainReview, type Reviewed } from './reviewed';
import type { Reviewer } from './reviewer';
import { SECTION } from './settings';
import { bootText, findingCounts, profileText, VERDICT_WORDS } from './verdict-text';

const ICONS: Readonly<Record<Verdict['kind'], string>> = { passes: '$(check)', fails: '$(error)', undetermined: '$(question)' };

/** Shows the verdict of the active document, where it has one. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('tdxMemory.verdict', vscode.StatusBarAlignment.Right, 100);
  readonly #subscriptions: readonly vscode.Disposable[];
  #text: string | undefined;

  constructor(reviewer: Reviewer, active: ActiveDocument) {
    this.#item.name = vscode.l10n.t('TDX Memory Verdict');
    this.#item.command = 'tdxMemory.openMap';
    const update = (): void => this.#show(active.uri && reviewer.resultOf(active.uri));
    this.#subscriptions = [
      active.onDidChange(update),
      reviewer.onDidReview(update),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(`${SECTION}.severity`)) update();
      }),
    ];
    update();
  }

  /** What is shown, or nothing while the item is hidden. */
  get text(): string | undefined {
    return this.#text;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #show(reviewed: Reviewed | undefined): void {
    if (reviewed === undefined) {
      this.#text = undefined;
      this.#item.hide();
      return;
    }
    const { kind } = mainReview(reviewed).verdict;
    this.#text = `${ICONS[kind]} ${VERDICT_WORDS[kind]}`;
    this.#item.text = this.#text;
    this.#item.tooltip = tooltip(reviewed);
    this.#item.accessibilityInformation = { label: `${VERDICT_WORDS[kind]}: ${findingCounts(reviewed)}`, role: 'button' };
    this.#item.show();
  }
}

/** Parts of it are words of the dump, so everything is added as text. */
function tooltip(reviewed: Reviewed): vscode.MarkdownString {
  const review = mainReview(reviewed);
  const boot = bootText(review);
  const text = new vscode.MarkdownString('**').appendText(review.verdict.headline).appendMarkdown('**');
  text.appendMarkdown('\n\n').appendText(review.verdict.reason);
  text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Findings: {0}.', findingCounts(reviewed)));
  if (boot !== undefined) text.appendMarkdown('\n\n').appendText(vscode.l10n.t('This is {0}; the map shows the others.', boot));
  text.appendMarkdown('\n\n').appendText(vscode.l10n.t('Kernel profile: {0}', profileText(review)));
  return text;
}
