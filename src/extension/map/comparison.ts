import type { Review } from '../../analysis/index';
import * as vscode from 'vscode';
import { baseName } from '../documents';
import type { Reviews } from '../review-documents';
import { mainReview, type Reviewed, type ReviewedSource } from '../reviewed';
import type { Reviewer } from '../reviewer';
import { profileChoices } from '../profile-items';
import { readSourceDocument } from '../source-document';
import { bootText, VERDICT_WORDS } from '../verdict-text';

/** What the shown review is compared with: it stands as A, the shown one as B. */
export interface Other {
  readonly review: Review;
  readonly sources: readonly ReviewedSource[];
}

interface OtherItem extends vscode.QuickPickItem {
  find?(): Promise<Other | undefined>;
}

/** Lets the user choose: another boot, another document or host that is reviewed, another kernel, or a file. */
export async function chooseOther(shown: Reviewed, review: Review, reviewer: Reviewer): Promise<Other | undefined> {
  const items: OtherItem[] = [
    ...group(vscode.l10n.t('Other boots'), shown.reviews.filter((one) => one !== review).map((one) => itemOf(one, shown))),
    ...group(vscode.l10n.t('Other reviews'), reviewer.results().filter(({ uri }) => uri.toString() !== shown.uri.toString()).flatMap((other) => other.reviews.map((one) => itemOf(one, other)))),
    ...group(vscode.l10n.t('The same under another kernel'), profileChoices().filter(({ choice }) => choice !== review.profile.id && choice !== 'auto').map(({ label, detail, choice }) => ({
      label,
      ...(detail === undefined ? {} : { detail }),
      find: async () => {
        const documents = await Promise.all(shown.sources.map(async ({ uri }, index) => ({ ...(await readSourceDocument(uri)), name: shown.reviews[0].sources[index] ?? baseName(uri) })));
        return otherOf(await reviewer.reviewAside(shown.name, documents, choice), review.boot);
      },
    }))),
    ...group(vscode.l10n.t('Elsewhere'), [{ label: `$(folder-opened) ${vscode.l10n.t('Choose a File…')}`, find: () => chooseFile(reviewer) }]),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Compare {0} with', shown.name), matchOnDescription: true, matchOnDetail: true });
  return picked?.find?.();
}

function group(label: string, items: readonly OtherItem[]): readonly OtherItem[] {
  return items.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function itemOf(review: Review, reviewed: Reviewed): OtherItem {
  const boot = bootText(review);
  return {
    label: boot === undefined ? reviewed.name : `${reviewed.name}, ${boot}`,
    description: [review.host.kernelRelease?.value, VERDICT_WORDS[review.verdict.kind]].filter((word) => word !== undefined).join(' · '),
    find: async () => ({ review, sources: reviewed.sources }),
  };
}

function otherOf(made: Reviews | undefined, boot?: number): Other | undefined {
  if (made === undefined) return undefined;
  const review = made.reviews.find((one) => one.boot === boot) ?? mainReview(made);
  return { review, sources: made.sources };
}

async function chooseFile(reviewer: Reviewer): Promise<Other | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title: vscode.l10n.t('Compare With'), openLabel: vscode.l10n.t('Compare') })) ?? [];
  if (uri === undefined) return undefined;
  const document = await readSourceDocument(uri);
  return otherOf(await reviewer.reviewAside(baseName(uri), [{ ...document, name: baseName(uri) }]));
}
