import type { Review } from '../../analysis/index';
import { physAddr } from '../../analysis/index';
import * as vscode from 'vscode';
import type { FromPage, ToPage } from '../../../webview/protocol';
import { languageIndex } from '../../language/index';
import { isUpToDate, rangeOf, type Reviewed } from '../reviewed';
import type { Reviewer } from '../reviewer';
import { isProfileChoice } from '../settings';
import { chooseOther } from './comparison';
import { deliverReport, saveFile } from './files';
import { printMapLink } from './links';
import { tellNotMade } from './not-made';
import { linesOf, type Subject } from './subject';
import { answerHotAdd, keepHotAdd } from './what-if';

/** What answering the page takes. */
export interface Answering {
  readonly subject: Subject;
  readonly reviewer: Reviewer;
  readonly log: vscode.LogOutputChannel;
  readonly extensionId: string;
  /** Sends the picture anew. */
  show(): void;
  post(message: ToPage): void;
  /** The column for texts that no editor shows yet. */
  readonly besides: vscode.ViewColumn;
  /** Selects a range in the text, beside the map. */
  reveal(uri: vscode.Uri, range: vscode.Range): Promise<void>;
}

/** Answers a message of the page. */
export async function answer(message: FromPage, with_: Answering): Promise<void> {
  const { subject, reviewer, log, show, post } = with_;
  switch (message.type) {
    case 'ready':
      return show();
    case 'open-source':
      return openSource(message, with_);
    case 'choose-boot':
      subject.chooseBoot(message.boot);
      return show();
    case 'choose-step':
      subject.chooseStep(message.step);
      return show();
    case 'choose-profile':
      return chooseProfile(message.profile, with_);
    case 'copy':
      return vscode.env.clipboard.writeText(message.text);
    case 'copy-link':
      return ofShown(subject, message.revision, ({ uri }, { boot }) =>
        vscode.env.clipboard.writeText(printMapLink({ uri, boot, range: { start: physAddr(message.start), end: physAddr(message.end) } }, with_.extensionId)),
      );
    case 'arrange-lanes':
      return subject.arrangeLanes(message.lanes);
    case 'try-hot-add':
      return ofShown(subject, message.revision, (_, review) => post(answerHotAdd(message, review)));
    case 'keep-hot-add':
      return ofShown(subject, message.revision, (reviewed, review) =>
        keepHotAdd(message.request, review, reviewed, languageIndex({ reviews: reviewed.reviews, source: 0, text: '', lines: linesOf(reviewed.sources) }), with_),
      );
    case 'compare':
      return ofShown(subject, undefined, async (reviewed, review) => {
        const other = await chooseOther(reviewed, review, reviewer);
        if (other === undefined || !subject.is(reviewed.uri)) return;
        subject.compareWith(other);
        show();
      });
    case 'end-compare':
      subject.compareWith(undefined);
      return show();
    case 'save':
      return ofShown(subject, undefined, ({ sources: [first] }) => saveFile(message, first.uri));
    case 'not-made':
      return tellNotMade(message, log, (file) => ofShown(subject, undefined, ({ sources: [first] }) => saveFile(file, first.uri)));
    case 'report':
      return ofShown(subject, undefined, ({ sources }, review) => deliverReport(message.to, review, linesOf(sources), sources[0].uri));
    case 'failed':
      log.error(`The map's page failed: ${message.reason}`);
      return;
    default:
      message satisfies never;
      log.warn(`The map's page sent something unknown: ${JSON.stringify(message)}`);
  }
}

/** Does something with what is shown now. A message about an older picture comes to nothing. */
async function ofShown(subject: Subject, revision: number | undefined, act: (reviewed: Reviewed, review: Review) => unknown): Promise<void> {
  const [reviewed, review] = [subject.reviewed(), subject.review()];
  if (reviewed !== undefined && review !== undefined && (revision === undefined || reviewed.revision === revision)) await act(reviewed, review);
}

async function chooseProfile(profile: string, { subject, reviewer }: Answering): Promise<void> {
  const reviewed = await subject.opened();
  if (reviewed !== undefined && isProfileChoice(profile)) await reviewer.chooseProfile(reviewed, profile);
}

async function openSource({ revision, source, start, end }: Extract<FromPage, { type: 'open-source' }>, { subject, reveal }: Answering): Promise<void> {
  const before = subject.sources()[source];
  // The picture may be older than the text: then its offsets mean nothing.
  if (before === undefined || subject.reviewed()?.revision !== revision || !isUpToDate(before)) return;
  await subject.opened();
  const now = subject.sources()[source];
  if (now === undefined || now.length !== before.length || now.uri.toString() !== before.uri.toString()) return;
  await reveal(now.uri, rangeOf({ start, end }, now.lines));
}
