import { element } from '../dom';
import type { Command } from '../input/keys';
import type { AxisMode, Model } from '../state/model';
import { visibleBytes, type Bytes } from '../axis/viewport';
import { hex } from '../../src/analysis/base/format';
import { parseGoal } from '../text/goal';
import { button } from './button';
import { dropdown } from './dropdown';
import { textField, type TextField } from './text-field';

export interface ToolbarHandlers {
  chooseBoot(id: string): void;
  chooseAxis(mode: AxisMode): void;
  go(goal: number | Bytes): void;
  run(command: Command): void;
  /** Gives the focus back to the map. */
  leave(): void;
}

export interface Toolbar {
  readonly root: HTMLElement;
  render(model: Model): void;
  focusGo(): void;
}

const AXES = [
  { id: 'folded', label: 'Folded axis' },
  { id: 'linear', label: 'Linear axis' },
] as const;

export function createToolbar(handlers: ToolbarHandlers): Toolbar {
  const boots = dropdown('Boot', (id) => handlers.chooseBoot(id));
  const axis = dropdown('Axis: fold empty gaps, or true scale', (id) => handlers.chooseAxis(id === 'linear' ? 'linear' : 'folded'));
  let end = Infinity;
  const problem = element('p', { className: 'problem', attributes: { role: 'alert' } });
  problem.hidden = true;
  const submit = (field: () => TextField) => (text: string) => {
    const goal = parseGoal(text, end);
    const message = goal.kind === 'problem' ? goal.message : undefined;
    field().setProblem(message);
    problem.hidden = message === undefined;
    problem.textContent = message ?? '';
    if (goal.kind === 'problem') return field().focus();
    handlers.leave();
    handlers.go(goal.kind === 'address' ? goal.address : goal.bytes);
  };
  const leave = (): void => handlers.leave();
  const range: TextField = textField({ name: 'Visible range, end exclusive', className: 'range', onEnter: submit(() => range), onLeave: leave });
  const go: TextField = textField({ name: 'Go to address or range (G)', placeholder: 'Go to address  (G)', className: 'go', onEnter: submit(() => go), onLeave: leave });
  const zoom = element('span', { className: 'zoom', attributes: { role: 'group', 'aria-label': 'Zoom' } }, [
    button({ label: '−', name: 'Zoom out (S)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'zoom', factor: 1.6 }) }),
    button({ label: '+', name: 'Zoom in (W)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'zoom', factor: 1 / 1.6 }) }),
    button({ label: 'Fit', name: 'Fit: show everything (F)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'fit' }) }),
  ]);
  const grow = element('span', { className: 'grow' });
  const root = element('div', { className: 'toolbar', attributes: { role: 'group', 'aria-label': 'Map' } }, [
    boots.root, axis.root, range.root, grow, go.root, zoom, problem,
  ]);
  return {
    root,
    render({ view, axisMode, axis: drawn, viewport, plotWidth }) {
      boots.root.hidden = view.boots.length < 2;
      boots.render(view.boots, String(view.boot));
      axis.render(AXES, axisMode);
      end = drawn.end;
      const seen = visibleBytes(drawn, viewport, plotWidth);
      range.offer(`${hex(seen.start)} – ${hex(seen.end)}`);
    },
    focusGo: () => go.focus(),
  };
}
