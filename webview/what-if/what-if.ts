import type { MapLane } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import { button } from '../controls/button';
import { element } from '../dom';
import type { FromPage, HotAddQuestion, ToPage } from '../protocol';
import type { Model } from '../state/model';
import { answerNodes } from './answer';
import { createForm } from './form';
import { answerLane, proposal, sameQuestion } from './question';

export interface WhatIfHandlers {
  post(message: FromPage): void;
  /** Lays the answer over the lanes and brings it into sight, or takes it away. */
  layOver(lane: MapLane | undefined): void;
  /** Gives the focus back to the map. */
  leave(): void;
}

export interface WhatIf {
  readonly root: HTMLElement;
  open(model: Model, asked?: Partial<Bytes>): void;
  /** False if it was not open. */
  close(): boolean;
  receive(message: Extract<ToPage, { type: 'hot-add-answer' }>, model: Model): void;
  /** There is a new picture: what was answered for the one before is asked again. */
  viewChanged(model: Model): void;
}

/** “Hot-add this”: a question to the kernel's rules, and its answer in words and as a lane. */
export function createWhatIf({ post, layOver, leave }: WhatIfHandlers): WhatIf {
  let revision = -1;
  let asked: HotAddQuestion | undefined;
  /** Written into the snapshot: the next picture shows it as an event. */
  let kept = false;
  const answer = element('div', { className: 'answer', attributes: { role: 'status' } });
  const ask = (request: HotAddQuestion): void => {
    // An answer must not stand below another question.
    if (asked !== undefined && !sameQuestion(asked, request)) clear();
    asked = request;
    kept = false;
    post({ type: 'try-hot-add', revision, request });
  };
  const form = createForm(ask, () => close());
  const root = element('section', { className: 'what-if', attributes: { 'aria-label': 'What if memory were hot-added' } }, [
    form.root,
    button({ label: '✕', name: 'Close the question, and put its answer away (Esc)', appearance: 'icon', onClick: () => close() }),
    answer,
  ]);
  root.hidden = true;
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });

  function clear(): void {
    answer.replaceChildren();
    layOver(undefined);
  }

  function close(): boolean {
    if (root.hidden) return false;
    const focused = root.contains(document.activeElement);
    root.hidden = true;
    asked = undefined;
    clear();
    if (focused) leave();
    return true;
  }

  return {
    root,
    close,
    open(model, range) {
      revision = model.revision;
      root.hidden = false;
      const { start, end } = range ?? {};
      form.open(start !== undefined && end !== undefined ? { start, end } : proposal(model));
    },
    receive({ revision: of, request, answer: told, canKeep }, model) {
      if (asked === undefined || of !== model.revision || !sameQuestion(request, asked)) return;
      const keep = (): void => {
        kept = true;
        post({ type: 'keep-hot-add', revision: of, request });
      };
      answer.replaceChildren(...answerNodes(told, canKeep ? keep : undefined));
      layOver(told === undefined ? undefined : answerLane(request, told));
    },
    viewChanged(model) {
      revision = model.revision;
      if (root.hidden) return;
      if (kept || model.view.compared !== undefined) return void close();
      if (asked !== undefined) ask(asked);
    },
  };
}
