import type { MapPlace, MapStep, MapTimeline } from '../../src/analysis/map/view';
import { element } from '../dom';
import { icon } from '../icons';
import { richText } from '../summary/rich-text';
import { placeText } from '../text/describe';
import { BEFORE_ALL, resultOf } from './events';

/** What is to be known of the moment that the lanes show. */
export function stepDetails({ steps, at }: MapTimeline, open: (place: MapPlace) => void): readonly Node[] {
  if (at === undefined) return [element('p', { className: 'hint', text: 'The lanes show the evidence itself. Choose an event to see memory after it.' })];
  if (at === BEFORE_ALL) return [element('p', { text: 'Memory before all events.' })];
  const step = steps[at];
  return step === undefined ? [] : [headOf(step, at, steps.length, open), ...noteOf(step), consoleOf(step)];
}

function headOf(step: MapStep, at: number, count: number, open: (place: MapPlace) => void): HTMLElement {
  const { sign, word } = resultOf(step);
  const { place } = step;
  const line = place === undefined ? [] : [link(place, open)];
  return element('p', { className: 'head' }, [
    element('strong', { text: step.label }),
    element('span', { className: 'outcome' }, [icon(sign), element('span', { text: word })]),
    element('span', {}, richText(step.detail)),
    element('span', { className: 'hint', text: `event ${at + 1} of ${count}` }),
    ...line,
  ]);
}

function link(place: MapPlace, open: (place: MapPlace) => void): HTMLElement {
  const made = element('button', { className: 'link', text: placeText(place), attributes: { type: 'button', 'aria-label': `Open ${placeText(place)}` } });
  made.addEventListener('click', () => open(place));
  return made;
}

function noteOf({ note }: MapStep): readonly Node[] {
  return note === '' ? [] : [element('p', {}, richText(note))];
}

/** That nothing is printed is what one has to know of a refusal that nobody can find in a log. */
function consoleOf({ console }: MapStep): HTMLElement {
  if (console.length === 0) return element('p', { className: 'hint', text: 'Terminal and kernel log show nothing.' });
  return element('p', { className: 'console' }, [element('span', { className: 'hint', text: 'Terminal or kernel log: ' }), element('code', { text: console.join('\n') })]);
}
