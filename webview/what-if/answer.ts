import { button } from '../controls/button';
import { element } from '../dom';
import { icon } from '../icons';
import type { HotAddAnswer } from '../protocol';
import { richText } from '../summary/rich-text';
import { rangeText } from '../text/describe';
import { blocksText } from './question';
import { scrolling } from './scrolling';

/** More runs than these are to be read on the map. */
const MOST_RUNS = 6;

export const NOTHING_TO_SAY = 'Nothing can be said: no source tells which memory this host has.';

/** An answer in words. `keep` is absent where it cannot be kept. */
export function answerNodes(answer: HotAddAnswer | undefined, keep: (() => void) | undefined): readonly Node[] {
  if (answer === undefined) return [element('p', { className: 'head' }, [icon('undetermined'), element('strong', { text: NOTHING_TO_SAY })])];
  const { wished, headline, sentences, runs } = answer;
  const listed = runs.length < 2 ? [] : [element('ul', { className: 'runs' }, [
    ...runs.slice(0, MOST_RUNS).map(({ start, end, blocks, refused }) =>
      element('li', {}, [icon(refused ? 'fails' : 'passes'), element('span', {}, richText(`${refused ? 'refused' : 'accepted'}: ${rangeText({ start, end })}, ${blocksText(blocks)}`))])),
    ...(runs.length > MOST_RUNS ? [element('li', { text: `and ${runs.length - MOST_RUNS} more, on the map` })] : []),
  ])];
  return [
    element('p', { className: 'head' }, [icon(wished ? 'passes' : 'fails'), element('span', { className: 'visually-hidden', text: wished ? 'As wished: ' : 'Not as wished: ' }), element('strong', {}, richText(headline))]),
    scrolling('Answer in full', [...sentences.map((sentence) => element('p', {}, richText(sentence))), ...listed]),
    ...(keep === undefined ? [] : [button({ label: 'Keep as event', name: 'Keep as event of the snapshot', appearance: 'secondary', onClick: keep })]),
  ];
}
