import type { MapLane, MapPlace } from '../src/analysis/map/view';
import { button } from './controls/button';
import { menuButton, type Menu } from './controls/menu';
import { exportEntries } from './export/exports';
import type { Host } from './host';
import type { ToPage } from './protocol';
import type { Model } from './state/model';
import { intoSight, layOver, reveal } from './state/steps';
import { eventAt, spokenMoment } from './timeline/events';
import { createTimeline } from './timeline/timeline';
import { createWhatIf } from './what-if/what-if';

export interface ModesOptions {
  readonly host: Host;
  readonly menu: Menu;
  readonly model: () => Model | undefined;
  readonly change: (step: (model: Model) => Model) => void;
  readonly open: (place: MapPlace) => void;
  readonly say: (text: string) => void;
  /** Scrolls to a lane as soon as it is drawn. */
  readonly bringIntoSight: (lane: string) => void;
  /** Where the lanes are drawn. */
  readonly lanes: HTMLElement;
  readonly leave: () => void;
}

/** What the page shows beside one review at rest: events, a question, a comparison, files made of the picture. */
export interface Modes {
  /** From the top of the page. */
  readonly roots: readonly HTMLElement[];
  /** For the toolbar. */
  readonly buttons: readonly HTMLElement[];
  readonly exports: HTMLElement;
  /** There is a new view. */
  show(model: Model, before: Model | undefined): void;
  receive(message: Extract<ToPage, { type: 'hot-add-answer' | 'ask-hot-add' }>): void;
  readonly effects: {
    goToEvent(step: 1 | -1 | undefined): void;
    askHotAdd(): void;
    compare(): void;
    openExports(): void;
  };
  /** False if no question was open. */
  dismiss(): boolean;
}

/** The part of the page's height in which the lanes must begin. */
const LANES_FROM = 0.7;

export function createModes({ host, menu, model, change, open, say, bringIntoSight, lanes, leave }: ModesOptions): Modes {
  const post = host.post.bind(host);
  const timeline = createTimeline({
    choose: (at) => post({ type: 'choose-step', ...(at === undefined ? {} : { step: at }) }),
    open,
  });
  const whatIf = createWhatIf({
    post,
    leave,
    layOver(lane) {
      change((current) => revealLane(layOver(current, lane), lane));
      if (lane !== undefined) bringIntoSight(lane.id);
    },
  });
  const ask = button({ label: 'What if', name: 'What if memory were hot-added (H)', appearance: 'secondary', onClick: () => effects.askHotAdd() });
  const compare = button({ label: 'Compare', name: COMPARE.name, appearance: 'secondary', onClick: () => effects.compare() });
  const exports = menuButton(menu, { label: 'Export', name: 'Export (O)' }, () => {
    const current = model();
    return current === undefined ? [] : exportEntries(current, { post, say });
  });
  const effects: Modes['effects'] = {
    goToEvent: (step) => timeline.go(step),
    askHotAdd() {
      const current = model();
      if (current !== undefined && current.view.compared === undefined) whatIf.open(current);
    },
    compare() {
      const current = model();
      if (current !== undefined) post({ type: current.view.compared === undefined ? 'compare' : 'end-compare' });
    },
    openExports: () => exports.open(),
  };
  return {
    roots: [whatIf.root, timeline.root],
    buttons: [ask, compare],
    exports: exports.root,
    effects,
    dismiss: () => whatIf.close(),
    show(current, before) {
      const { compared, timeline: events } = current.view;
      ask.hidden = compared !== undefined;
      const { label, name } = compared === undefined ? COMPARE : END_COMPARE;
      compare.textContent = label;
      compare.setAttribute('aria-label', name);
      compare.setAttribute('title', name);
      timeline.render(events);
      whatIf.viewChanged(current);
      if (events === undefined || events.at === before?.view.timeline?.at) return;
      const event = eventAt(events);
      if (event?.start !== undefined && event.end !== undefined) {
        const bytes = { start: event.start, end: event.end };
        change((latest) => (bytes.start < latest.axis.end ? intoSight(latest, bytes) : latest));
      }
      if (before === undefined) return;
      say(spokenMoment(events));
      // Who steps wants to see what a step does: in a low panel the lanes would lie below it.
      if (lanes.getBoundingClientRect().top > LANES_FROM * innerHeight) timeline.root.scrollIntoView({ block: 'start' });
    },
    receive(message) {
      const current = model();
      if (current === undefined || message.revision !== current.revision) return;
      if (message.type === 'hot-add-answer') return whatIf.receive(message, current);
      if (current.view.compared === undefined) whatIf.open(current, message);
    },
  };
}

const COMPARE = { label: 'Compare', name: 'Compare with another review (B)' } as const;
const END_COMPARE = { label: 'End comparison', name: 'End comparison (B)' } as const;

function revealLane(model: Model, lane: MapLane | undefined): Model {
  const [first, last] = [lane?.segments[0], lane?.segments.at(-1)];
  return first === undefined || last === undefined ? model : reveal(model, { start: first.start, end: last.end });
}
