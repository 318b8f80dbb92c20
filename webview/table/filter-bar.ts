import type { MapView } from '../../src/analysis/map/view';
import { checkbox } from '../controls/checkbox';
import { dropdown } from '../controls/dropdown';
import { textField } from '../controls/text-field';
import { element } from '../dom';
import { wordingOf, type Wording } from '../text/wording';
import type { Filter } from './rows';

const ALL = 'all';

export interface FilterBar {
  readonly root: HTMLElement;
  render(view: MapView): void;
  setCount(shown: number, all: number): void;
  /** What to say where no row is left. */
  nothing(): string;
  focus(): void;
}

export function createFilterBar(onChange: (filter: Filter) => void, onLeave: () => void): FilterBar {
  let filter: Filter = { lane: undefined, onlyFindings: false, text: '' };
  const change = (part: Partial<Filter>): void => {
    filter = { ...filter, ...part };
    onChange(filter);
  };
  const lanes = dropdown('Lane', (id) => change({ lane: id === ALL ? undefined : id }));
  let wording: Wording = wordingOf({});
  const only = checkbox('Only findings', (onlyFindings) => change({ onlyFindings }));
  const text = textField({
    name: 'Filter the table (/)',
    placeholder: 'Filter  (/)',
    className: 'filter',
    onInput: (value) => change({ text: value }),
    onLeave,
  });
  const total = element('span', { className: 'total', attributes: { role: 'status' } });
  const title = element('h2', { text: 'Ranges' });
  return {
    root: element('div', { className: 'filter-bar' }, [title, total, element('span', { className: 'grow' }), only, lanes.root, text.root]),
    render(view) {
      wording = wordingOf(view);
      const label = `Only ${wording.many}`;
      only.textContent = label;
      // The toolkit has named it when it came into the page.
      only.setAttribute('aria-label', label);
      title.textContent = view.compared === undefined ? 'Ranges' : 'Differences and ranges of both';
      const known = view.lanes.some(({ id }) => id === filter.lane);
      if (!known) filter = { ...filter, lane: undefined };
      lanes.render([{ id: ALL, label: 'All lanes' }, ...view.lanes.map(({ id, title: label }) => ({ id, label }))], filter.lane ?? ALL);
    },
    setCount(shown, all) {
      total.textContent = shown === all ? `${all}` : `${shown} of ${all}`;
    },
    nothing: () => (filter.onlyFindings && filter.text.trim() === '' && wording.one === 'difference' ? 'No difference in what both tell.' : 'No range matches.'),
    focus: () => text.focus(),
  };
}
