import { hex } from '../src/analysis/base/format';
import type { MapPlace, MapSegment } from '../src/analysis/map/view';
import { run, take } from './commands';
import { createLanesPanel } from './controls/lanes-panel';
import { createMenu, type MenuEntry } from './controls/menu';
import { createToolbar } from './controls/toolbar';
import { element } from './dom';
import { createHelp } from './help';
import type { Host } from './host';
import { listenToKeys } from './input/listen-to-keys';
import type { Command } from './input/keys';
import { createInspector } from './inspector';
import { nameSeveral, renderLegend } from './legend';
import { createMeasureBar } from './measure-bar';
import { createModes } from './modes';
import type { ToPage } from './protocol';
import { createSaver } from './saver';
import { createStage } from './stage';
import { steerLanes, steerRuler } from './steer';
import { moveLane, readLaneChoice, toggleFolded, type LaneChoice } from './state/lane-choice';
import { selection, withOverlay, type Model } from './state/model';
import { createStore } from './state/store';
import { arrange, followCursor, goTo, look, pageState, resize, revealBytes, select, selectAndReveal, setAxisMode, showView } from './state/steps';
import { createProfiles } from './summary/profiles';
import { createSummary } from './summary/summary';
import { createTable } from './table/table';
import { copiesOf } from './text/copies';
import { spoken } from './text/describe';
import { summaryText } from './text/summary-text';
import { wordingOf } from './text/wording';
import { watchLook } from './watch-look';
import { whenVisible } from './when-visible';

export interface Page {
  receive(message: ToPage): void;
}

/** Builds the page and ties its parts: every change goes through one model, every part is drawn from it. */
export function createPage(host: Host): Page {
  const store = createStore<Model | undefined>(undefined);
  const change = (step: (model: Model) => Model): boolean => {
    const before = store.get();
    if (before === undefined) return false;
    const after = step(before);
    store.set(after);
    return after !== before;
  };
  const rearrange = (step: (choice: LaneChoice, ids: readonly string[]) => LaneChoice): void =>
    void change((model) => arrange(model, step(model.choice, model.all.map(({ lane }) => lane.id))));

  const stage = createStage({
    move: (lane, step) => rearrange((choice, ids) => moveLane(choice, ids, lane, step)),
    fold: (lane) => rearrange((choice) => toggleFolded(choice, lane)),
  });
  const say = (text: string): void => {
    live.textContent = text;
  };
  const copy = (text: string, what: string): void => {
    host.post({ type: 'copy', text });
    say(`${what} copied.`);
  };
  const summary = createSummary(() => {
    const model = store.get();
    if (model === undefined) return;
    copy(summaryText(model.view), 'Summary');
    summary.copied();
  });
  const profiles = createProfiles((profile) => host.post({ type: 'choose-profile', profile }));
  const focusMap = (): void => stage.lanes.focus({ preventScroll: true });
  const menu = createMenu();
  const lanesPanel = createLanesPanel((step) => rearrange(step), () => lanesPanel.opener.focus());
  const toolbar = createToolbar(menu, lanesPanel.opener, {
    chooseBoot: (boot) => host.post({ type: 'choose-boot', boot }),
    chooseAxis: (mode) => void change((model) => setAxisMode(model, mode)),
    go(goal) {
      change((model) => goTo(model, goal));
      describeSelection();
      const model = store.get();
      if (typeof goal === 'number' && model?.selected === undefined) say(`${hex(goal)}: no source describes this address.`);
    },
    take(preset) {
      change((model) => take(model, preset));
      focusMap();
      if (preset.segment !== undefined) describeSelection();
    },
    copies: () => copyEntries(undefined),
    run: (command) => execute(command),
    leave: focusMap,
  });
  const measureBar = createMeasureBar({
    copy: (text) => copy(text, 'Measurement'),
    zoom: () => void change((model) => look(model, model.measure, 0.08)),
    close() {
      change((model) => ({ ...model, measure: undefined }));
      focusMap();
    },
  });
  const modes = createModes({
    host,
    menu,
    model: () => store.get(),
    change,
    open: openSource,
    say,
    // Lanes get their places with the picture, which is asked for by now.
    bringIntoSight: (lane) => void requestAnimationFrame(() => stage.bringIntoSight(lane)),
    lanes: stage.lanes,
    leave: focusMap,
  });
  toolbar.modes.append(...modes.buttons);
  toolbar.menus.append(modes.exports);
  const table = createTable({
    select: (id) => void change((model) => (id === undefined ? select(model, undefined) : selectAndReveal(model, id))),
    open: openSource,
    leave: focusMap,
  });
  const help = createHelp();
  const legend = element('ul', { className: 'legend', attributes: { 'aria-label': 'Legend' } });
  const live = element('div', { className: 'visually-hidden', attributes: { role: 'status', 'aria-live': 'polite' } });
  const empty = element('p', { className: 'empty', attributes: { role: 'status' } });
  const keys = element('footer', { className: 'keys' });
  const content = element('main', { className: 'page' }, [
    summary.root, profiles.root, toolbar.root, ...modes.roots, stage.root, measureBar.root, legend, table.root,
    keys,
  ]);
  content.hidden = true;
  content.append(menu.root, lanesPanel.root);
  document.body.append(empty, content, live, help.root);

  const saver = createSaver(() => {
    const model = store.get();
    if (model !== undefined) host.save(pageState(model));
  });
  let pending = false;
  const redraw = (): void => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      const model = store.get();
      if (model === undefined) return;
      toolbar.render(model);
      lanesPanel.render(model);
      measureBar.render(model);
      stage.draw(model, inspector.hover());
      const drawn = stage.frame();
      if (drawn !== undefined) nameSeveral(legend, drawn);
      inspector.refresh(model);
      saver.soon();
    });
  };
  const inspector = createInspector(stage, document.body, redraw);

  function describeSelection(): void {
    inspector.describeSelection();
    const model = store.get();
    const lane = model === undefined ? undefined : selection(model)?.lane;
    if (lane !== undefined) stage.bringIntoSight(lane.id);
  }

  function openSource(place: MapPlace | undefined): void {
    const revision = store.get()?.revision;
    if (place === undefined || revision === undefined) return;
    host.post({ type: 'open-source', revision, source: place.source, start: place.start, end: place.end });
  }

  function copyEntries(segment: MapSegment | undefined): readonly MenuEntry[] {
    const model = store.get();
    if (model === undefined) return [];
    return copiesOf(model, segment).map(({ label, text, bytes }): MenuEntry => ({
      kind: 'item',
      label,
      hint: text === undefined || text.includes('\t') ? '' : text,
      onChoose() {
        if (text !== undefined) return copy(text, label);
        host.post({ type: 'copy-link', revision: model.revision, ...bytesOf(bytes) });
        say('Link copied.');
      },
    }));
  }

  function execute(command: Command): void {
    const before = store.get();
    if (before === undefined) return;
    const after = run(command, before, {
      openSource: () => {
        openSource(selection(before)?.segment.place);
      },
      focusGo: () => toolbar.focusGo(),
      focusFilter: () => table.focusFilter(),
      openViews: () => toolbar.openViews(),
      openLanes: () => lanesPanel.toggle(),
      openCopies: () => toolbar.openCopies(),
      ...modes.effects,
      help: () => help.open(),
      dismiss: () => {
        if (inspector.dismiss() || modes.dismiss()) return;
        change((model) => (model.measure === undefined ? { ...select(model, undefined), target: undefined } : { ...model, measure: undefined }));
      },
    });
    if (after === before) return;
    store.set(after);
    if (after.selected !== before.selected) describeSelection();
  }

  store.subscribe((model, before) => {
    empty.hidden = model !== undefined;
    content.hidden = model === undefined;
    if (model === undefined) return void inspector.dismiss();
    if (model.view !== before?.view) {
      summary.render(model.view);
      profiles.render(model.view);
      keys.textContent = keysText(wordingOf(model.view).one);
    }
    const pictured = model.view !== before?.view || model.overlay !== before?.overlay;
    if (pictured) table.show({ ...model.view, ...withOverlay(model.view, model.overlay) });
    if (model.lanes !== before?.lanes) {
      stage.render(model);
      renderLegend(legend, model, stage.theme());
    }
    if (before !== undefined && model.choice !== before.choice) host.post({ type: 'arrange-lanes', lanes: model.choice });
    const selectionMoved = model.selected !== before?.selected || model.marked !== before?.marked;
    if (selectionMoved || pictured) table.mark(model.selected, model.marked);
    const selected = selection(model);
    if (selected !== undefined && model.selected !== before?.selected) say(spoken(selected.lane, selected.segment));
    redraw();
    if (model.view !== before?.view) modes.show(model, before);
  });

  steerLanes(stage, inspector, {
    change,
    openSource,
    openMenu: (at, segment) => menu.open('Copy', copyEntries(segment), at, focusMap),
  });
  steerRuler(stage, change);
  listenToKeys(stage.lanes, execute);
  watchLook(stage.root, {
    resized: () => void change((model) => resize(model, stage.plotWidth())),
    restyled: () => {
      stage.forgetTheme();
      const model = store.get();
      if (model !== undefined) renderLegend(legend, model, stage.theme());
      redraw();
    },
  });

  const receive = (message: ToPage): void => {
    switch (message.type) {
      case 'show': {
        content.hidden = false; // The plot has no width before it is laid out.
        const { revision, view, lanes } = message;
        return store.set(showView(store.get(), { revision, view, plotWidth: stage.plotWidth(), saved: host.saved, ...(lanes === undefined ? {} : { lanes: readLaneChoice(lanes) }) }));
      }
      case 'empty':
        empty.textContent = message.message;
        return store.set(undefined);
      case 'reveal': {
        if (message.revision !== store.get()?.revision) return;
        change((model) => revealBytes(model, message));
        return describeSelection();
      }
      case 'hot-add-answer':
      case 'ask-hot-add':
        return modes.receive(message);
      case 'cursor':
        return void change((model) => (message.revision === model.revision ? followCursor(model, message.source, message.line) : model));
    }
  };
  return { receive: whenVisible(receive) };
}

function keysText(found: string): string {
  return `W/S zoom · A/D pan · F fit · N/P next ${found} · [ ] step · G go to · V views · M measure · H what if · C copy · O export · / filter · ? all keys`;
}

function bytesOf({ start, end }: { readonly start: number; readonly end: number }): { readonly start: number; readonly end: number } {
  return { start, end };
}
