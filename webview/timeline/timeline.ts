import type { MapPlace, MapStep, MapTimeline } from '../../src/analysis/map/view';
import { button } from '../controls/button';
import { element } from '../dom';
import { icon } from '../icons';
import { BEFORE_ALL, momentOfKey, nextMoment, resultOf, type Moment } from './events';
import { stepDetails } from './step-details';

export interface TimelineHandlers {
  choose(at: Moment): void;
  open(place: MapPlace): void;
}

export interface Timeline {
  readonly root: HTMLElement;
  /** Hidden where there is none. */
  render(timeline: MapTimeline | undefined): void;
  /** One event on or back; without a step: the evidence itself. */
  go(step: 1 | -1 | undefined): void;
}

/** What happened to the memory, event by event. The lanes show memory after the one that is chosen. */
export function createTimeline(handlers: TimelineHandlers): Timeline {
  const list = element('ol', { className: 'events', attributes: { 'aria-label': 'Events' } });
  const details = element('div', { className: 'step-details' });
  const back = button({ label: '‹', name: 'Previous event (<)', appearance: 'secondary', onClick: () => go(-1) });
  const on = button({ label: '›', name: 'Next event (>)', appearance: 'secondary', onClick: () => go(1) });
  const leave = button({ label: 'Evidence', name: 'Evidence: leave the timeline (E)', appearance: 'secondary', onClick: () => go(undefined) });
  const bar = element('div', { className: 'event-bar' }, [element('span', { className: 'label', text: 'Timeline' }), back, on, list, leave]);
  const root = element('section', { className: 'timeline', attributes: { 'aria-label': 'Timeline' } }, [bar, details]);
  root.hidden = true;
  let shown: MapTimeline | undefined;
  let listed = '';
  /** Asked for and not shown yet: keys come faster than pictures. */
  let asked: { readonly at: Moment } | undefined;
  /** The one of the list that Tab comes to. */
  let stop = BEFORE_ALL;

  const count = (): number => shown?.steps.length ?? 0;
  const chips = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('button')];
  const chipAt = (at: number): HTMLElement | undefined => chips()[at + 1];

  function choose(at: Moment): void {
    if (shown === undefined || at === (asked === undefined ? shown.at : asked.at)) return;
    asked = { at };
    handlers.choose(at);
  }

  function go(step: 1 | -1 | undefined): void {
    if (shown === undefined) return;
    const from = asked === undefined ? shown.at : asked.at;
    choose(step === undefined ? undefined : nextMoment(from, step, count()));
  }

  function moveStop(at: number): void {
    chipAt(stop)?.setAttribute('tabindex', '-1');
    stop = at;
    chipAt(stop)?.setAttribute('tabindex', '0');
  }

  list.addEventListener('keydown', (event) => {
    const at = chips().findIndex((chip) => chip === document.activeElement) - 1;
    const next = momentOfKey(event.key, at, count());
    if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    moveStop(next);
    chipAt(next)?.focus();
  });

  function fill(steps: readonly MapStep[], more: number): void {
    const rest = more === 0 ? [] : [element('li', { className: 'more', text: `and ${more} more, not listed` })];
    list.replaceChildren(chip('before all', undefined, BEFORE_ALL, choose), ...steps.map((step, at) => chip(`${at + 1}. ${step.label}`, step, at, choose)), ...rest);
  }

  return {
    root,
    go,
    render(timeline) {
      shown = timeline;
      root.hidden = timeline === undefined;
      if (timeline === undefined) return;
      const { steps, more, at } = timeline;
      const key = JSON.stringify([steps, more]);
      if (key !== listed) {
        fill(steps, more);
        asked = undefined;
      }
      listed = key;
      if (asked?.at === at) asked = undefined;
      for (const [place, each] of chips().entries()) {
        if (place - 1 === at) each.setAttribute('aria-current', 'step');
        else each.removeAttribute('aria-current');
        each.setAttribute('tabindex', '-1');
      }
      moveStop(at ?? BEFORE_ALL);
      disable(back, at === BEFORE_ALL);
      disable(on, at === steps.length - 1);
      leave.setAttribute('aria-pressed', String(at === undefined));
      details.classList.toggle('chosen', at !== undefined);
      details.replaceChildren(...stepDetails(timeline, handlers.open));
      intoSight(list, at === undefined ? undefined : chipAt(at));
    },
  };
}

/** Not with `disabled`: that would take the focus from whoever has just pressed it. */
function disable(control: HTMLElement, disabled: boolean): void {
  control.setAttribute('aria-disabled', String(disabled));
}

/** Only the list scrolls: the page stays where the reader has it. */
function intoSight(list: HTMLElement, chip: HTMLElement | undefined): void {
  if (chip === undefined) return;
  const [outer, inner] = [list.getBoundingClientRect(), chip.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right) list.scrollLeft += inner.left + inner.width / 2 - (outer.left + outer.width / 2);
}

function chip(label: string, step: MapStep | undefined, at: number, choose: (at: number) => void): HTMLElement {
  const made = element('button', { className: 'event', attributes: { type: 'button', tabindex: '-1' } }, [element('span', { text: label })]);
  if (step !== undefined) {
    const { sign, word } = resultOf(step);
    made.append(' ', element('span', { className: 'outcome' }, [icon(sign), element('span', { text: word })]));
    made.title = [step.detail, step.note].filter((text) => text !== '').join(': ');
  }
  made.addEventListener('click', () => choose(at));
  return element('li', {}, [made]);
}
