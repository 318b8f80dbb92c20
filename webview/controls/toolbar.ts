import { element } from '../dom';
import type { Command } from '../input/keys';
import type { AxisMode, Model } from '../state/model';
import { presetsOf, type Preset } from '../state/presets';
import { visibleBytes, type Bytes } from '../axis/viewport';
import { hex, humanSize } from '../../src/analysis/base/format';
import { parseGoal, parseRange, type Goal } from '../text/goal';
import { button } from './button';
import { dropdown } from './dropdown';
import { menuButton, type Menu, type MenuEntry } from './menu';
import { textField, type TextField } from './text-field';

export interface ToolbarHandlers {
  chooseBoot(id: string): void;
  chooseAxis(mode: AxisMode): void;
  go(goal: number | Bytes): void;
  take(preset: Preset): void;
  /** What can be copied just now. */
  copies(): readonly MenuEntry[];
  run(command: Command): void;
  /** Gives the focus back to the map. */
  leave(): void;
}

export interface Toolbar {
  readonly root: HTMLElement;
  /** For what shows the map in other ways, such as a comparison: buttons are appended here. */
  readonly modes: HTMLElement;
  /** For menus of what can be done with the picture, such as an export: behind those that are there. */
  readonly menus: HTMLElement;
  render(model: Model): void;
  focusGo(): void;
  openViews(): void;
  openCopies(): void;
}

const AXES = [
  { id: 'folded', label: 'Folded axis' },
  { id: 'linear', label: 'Linear axis' },
] as const;

export function createToolbar(menu: Menu, lanes: HTMLElement, handlers: ToolbarHandlers): Toolbar {
  const boots = dropdown('Boot', (id) => handlers.chooseBoot(id));
  const axis = dropdown('Axis: fold empty gaps, or true scale', (id) => handlers.chooseAxis(id === 'linear' ? 'linear' : 'folded'));
  let end = Infinity;
  let presets: readonly Preset[] = [];
  const problem = element('p', { className: 'problem', attributes: { role: 'alert' } });
  problem.hidden = true;
  const submit = (field: () => TextField, read: (text: string) => Goal) => (text: string) => {
    const goal = read(text);
    const message = goal.kind === 'problem' ? goal.message : undefined;
    for (const each of [from, to, go]) each.setProblem(each === field() ? message : undefined);
    problem.hidden = message === undefined;
    problem.textContent = message ?? '';
    if (goal.kind === 'problem') return field().focus();
    handlers.leave();
    handlers.go(goal.kind === 'address' ? goal.address : goal.bytes);
  };
  const leave = (): void => handlers.leave();
  const readRange = (): Goal => parseRange(from.text(), to.text(), end);
  const from: TextField = textField({ name: 'Shown from this address', className: 'range from', onEnter: submit(() => from, readRange), onLeave: leave });
  const to: TextField = textField({ name: 'Shown to this address, exclusive, or a size: +4G', className: 'range to', onEnter: submit(() => to, readRange), onLeave: leave });
  const size = element('span', { className: 'size' });
  const range = element('span', { className: 'fields', attributes: { role: 'group', 'aria-label': 'Exact range' } }, [from.root, element('span', { text: '–', attributes: { 'aria-hidden': 'true' } }), to.root, size]);
  const go: TextField = textField({ name: 'Go to address or range (G)', placeholder: 'Go to address  (G)', className: 'go', onEnter: submit(() => go, (text) => parseGoal(text, end)), onLeave: leave });
  const views = menuButton(menu, { label: 'View', name: 'View: go to a part of the map (V)' }, () => viewEntries(presets, handlers));
  const copies = menuButton(menu, { label: 'Copy', name: 'Copy (C)' }, () => handlers.copies());
  const ruler = button({ label: 'Measure', name: 'Measure from edge to edge (M)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'measure' }) });
  const zoom = element('span', { className: 'zoom', attributes: { role: 'group', 'aria-label': 'Zoom' } }, [
    button({ label: '−', name: 'Zoom out (S)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'zoom', factor: 1.6 }) }),
    button({ label: '+', name: 'Zoom in (W)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'zoom', factor: 1 / 1.6 }) }),
    button({ label: 'Fit', name: 'Fit: show everything (F)', appearance: 'secondary', onClick: () => handlers.run({ kind: 'fit' }) }),
  ]);
  const modes = element('span', { className: 'modes' });
  const menus = element('span', { className: 'menus' }, [views.root, lanes, ruler, copies.root]);
  const root = element('div', { className: 'toolbar', attributes: { role: 'group', 'aria-label': 'Map' } }, [
    boots.root, axis.root, zoom, modes, range, element('span', { className: 'grow' }), go.root, menus, problem,
  ]);
  let rendered: Model | undefined;
  return {
    root,
    modes,
    menus,
    render(model) {
      const { view, axisMode, axis: drawn, viewport, plotWidth } = model;
      if (rendered?.view !== view) {
        boots.root.hidden = view.boots.length < 2;
        boots.render(view.boots, String(view.boot));
        presets = presetsOf(view, drawn.end);
      }
      if (rendered?.axisMode !== axisMode) axis.render(AXES, axisMode);
      ruler.setAttribute('aria-pressed', String(model.measure !== undefined));
      rendered = model;
      end = drawn.end;
      const seen = visibleBytes(drawn, viewport, plotWidth);
      from.offer(hex(seen.start));
      to.offer(hex(seen.end));
      const human = humanSize(seen.end - seen.start);
      if (size.textContent !== human) size.textContent = human;
    },
    focusGo: () => go.focus(),
    openViews: () => views.open(),
    openCopies: () => copies.open(),
  };
}

function viewEntries(presets: readonly Preset[], handlers: ToolbarHandlers): readonly MenuEntry[] {
  const all: MenuEntry = { kind: 'item', label: 'Everything', hint: '0', onChoose: () => handlers.run({ kind: 'fit' }) };
  const entries: MenuEntry[] = [all];
  let group = '';
  for (const preset of presets) {
    if (preset.group !== group) entries.push({ kind: 'heading', label: preset.group });
    group = preset.group;
    entries.push({ kind: 'item', label: preset.label, hint: preset.key ?? hex(preset.bytes.start), onChoose: () => handlers.take(preset) });
  }
  return entries;
}
