import { hex } from '../src/analysis/base/format';
import type { MapPlace } from '../src/analysis/map/view';
import { run } from './commands';
import { createToolbar } from './controls/toolbar';
import { element } from './dom';
import { createHelp } from './help';
import type { Host } from './host';
import { listenToKeys } from './input/listen-to-keys';
import type { Command } from './input/keys';
import { createInspector } from './inspector';
import { renderLegend } from './legend';
import type { ToPage } from './protocol';
import { createStage } from './stage';
import { steerLanes, steerRuler } from './steer';
import { selection, type Model } from './state/model';
import { createStore } from './state/store';
import { followCursor, goTo, pageState, resize, select, selectAndReveal, setAxisMode, showView } from './state/steps';
import { createProfiles } from './summary/profiles';
import { createSummary } from './summary/summary';
import { createTable } from './table/table';
import { spoken } from './text/describe';
import { summaryText } from './text/summary-text';
import { watchLook } from './watch-look';

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

  const stage = createStage();
  const summary = createSummary(() => {
    const model = store.get();
    if (model === undefined) return;
    host.post({ type: 'copy', text: summaryText(model.view) });
    summary.copied();
    live.textContent = 'Summary copied.';
  });
  const profiles = createProfiles((profile) => host.post({ type: 'choose-profile', profile }));
  const focusMap = (): void => stage.lanes.focus({ preventScroll: true });
  const toolbar = createToolbar({
    chooseBoot: (boot) => host.post({ type: 'choose-boot', boot }),
    chooseAxis: (mode) => void change((model) => setAxisMode(model, mode)),
    go(goal) {
      change((model) => goTo(model, goal));
      describeSelection();
      const model = store.get();
      if (typeof goal === 'number' && model?.selected === undefined) live.textContent = `${hex(goal)}: no source describes this address.`;
    },
    run: (command) => execute(command),
    leave: focusMap,
  });
  const table = createTable({
    select: (id) => void change((model) => (id === undefined ? select(model, undefined) : selectAndReveal(model, id))),
    open: openSource,
    leave: focusMap,
  });
  const help = createHelp();
  const legend = element('ul', { className: 'legend', attributes: { 'aria-label': 'Legend' } });
  const live = element('div', { className: 'visually-hidden', attributes: { role: 'status', 'aria-live': 'polite' } });
  const empty = element('p', { className: 'empty', attributes: { role: 'status' } });
  const content = element('main', { className: 'page' }, [
    summary.root, profiles.root, toolbar.root, stage.root, legend, table.root,
    element('footer', { className: 'keys', text: 'W/S zoom · A/D pan · F fit · N/P next finding · [ ] step · G go to · / filter · ? all keys' }),
  ]);
  content.hidden = true;
  document.body.append(empty, content, live, help.root);

  let pending = false;
  const redraw = (): void => {
    if (pending) return;
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      const model = store.get();
      if (model === undefined) return;
      toolbar.render(model);
      stage.draw(model, inspector.hover());
      inspector.refresh(model);
      host.save(pageState(model));
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

  function execute(command: Command): void {
    const before = store.get();
    if (before === undefined) return;
    const after = run(command, before, {
      openSource: () => {
        openSource(selection(before)?.segment.place);
      },
      focusGo: () => toolbar.focusGo(),
      focusFilter: () => table.focusFilter(),
      help: () => help.open(),
      dismiss: () => {
        if (!inspector.dismiss()) change((model) => ({ ...select(model, undefined), target: undefined }));
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
      stage.render(model);
      renderLegend(legend, model.view, stage.theme());
      table.show(model.view);
    }
    const selectionMoved = model.selected !== before?.selected || model.marked !== before?.marked;
    if (selectionMoved || model.view !== before?.view) table.mark(model.selected, model.marked);
    const selected = selection(model);
    if (selected !== undefined && model.selected !== before?.selected) live.textContent = spoken(selected.lane, selected.segment);
    redraw();
  });

  steerLanes(stage, inspector, { change, openSource });
  steerRuler(stage, change);
  listenToKeys(stage.lanes, execute);
  watchLook(stage.root, {
    resized: () => void change((model) => resize(model, stage.plotWidth())),
    restyled: () => {
      stage.forgetTheme();
      const model = store.get();
      if (model !== undefined) renderLegend(legend, model.view, stage.theme());
      redraw();
    },
  });

  return {
    receive(message) {
      switch (message.type) {
        case 'show': {
          content.hidden = false; // The plot has no width before it is laid out.
          const { revision, view } = message;
          return store.set(showView(store.get(), { revision, view, plotWidth: stage.plotWidth(), saved: host.saved }));
        }
        case 'empty':
          empty.textContent = message.message;
          return store.set(undefined);
        case 'cursor':
          return void change((model) => (message.revision === model.revision ? followCursor(model, message.source, message.line) : model));
      }
    },
  };
}
