import { sizeOf, type Review, type Span, type TdxMessage } from '../../analysis/index';
import { cursorAt } from '../cursor';
import type { LanguageIndex } from '../language-index';
import type { Markup } from '../markup';
import { errnoHover } from './errno-hover';
import { findingHover } from './finding-hover';
import { flagsHover } from './flags-hover';
import { keywordHover } from './keyword-hover';
import { messageHover } from './message-hover';
import { nodeHover } from './node-hover';
import { noAddressHover, pfnHover, sizeHover } from './number-hover';
import { blockHover, rangeHover } from './range-hover';
import { statusHover } from './status-hover';

export interface Hover {
  /** What it is about. */
  readonly span: Span;
  readonly markup: Markup;
}

/** What is known of the address, range, frame, flag, status, error number or message at an offset. */
export function hoverAt(index: LanguageIndex, offset: number): Hover | undefined {
  const cursor = cursorAt(index, offset);
  if (cursor === undefined) return undefined;
  const { boot, token, fact, range } = cursor;
  const suppression = boot.review.host.suppressions.find(({ at }) => at.source === index.source && at.span.start <= offset && offset <= at.span.end);
  if (suppression !== undefined) return { span: suppression.at.span, markup: findingHover(suppression.code) };
  const about = { index, boot };
  const message = messageAt(index, boot.review, offset);
  if (token !== undefined) {
    const markup = markupOf();
    if (markup !== undefined) return { span: token.span, markup };
  }
  if (message !== undefined) return { span: message.at.span, markup: messageHover(message, about) };
  return fact && { span: fact.at.span, markup: rangeHover(fact.range, about, fact) };

  function markupOf(): Markup | undefined {
    if (token === undefined) return undefined;
    switch (token.kind) {
      case 'range':
        return rangeHover(range ?? token.range, about, fact);
      case 'address':
        return range && rangeHover(range, about, fact);
      case 'pfn':
        return range && pfnHover(token.pfn, range, about);
      case 'size':
        if (fact !== undefined && sizeOf(fact.range) === token.bytes) return rangeHover(fact.range, about, fact);
        // The message says what was sized.
        return message === undefined ? sizeHover(token.bytes, about) : undefined;
      case 'no-address':
        return noAddressHover(token.why);
      case 'status':
        return statusHover(token.status, message);
      case 'errno':
        return errnoHover(token.errno, about);
      case 'flags':
        return flagsHover(token.flags);
      case 'node':
        return nodeHover(token.node, about);
      case 'block':
        return blockHover(token.block, about);
      case 'keyword':
        return message === undefined ? keywordHover(token.word) : undefined;
    }
  }
}

function messageAt({ source }: LanguageIndex, { host }: Review, offset: number): TdxMessage | undefined {
  return host.observed.messages.find(({ at }) => at.source === source && at.span.start <= offset && offset <= at.span.end);
}
