import type { Command } from './input/keys';
import { selection, type Model } from './state/model';
import { moveLane, toggleFolded } from './state/lane-choice';
import { presetsOf, type Preset } from './state/presets';
import { stepRuler, toggleRuler } from './state/ruler';
import { arrange, look, panBy, selectAndReveal, setAxisMode, zoom } from './state/steps';
import { acrossLanes, alongFindings, alongLane } from './state/walk';

/** What a command does beyond changing the model. */
export interface Effects {
  openSource(): void;
  focusGo(): void;
  focusFilter(): void;
  openViews(): void;
  openLanes(): void;
  openCopies(): void;
  /** Goes along the timeline; without a step leaves it. */
  goToEvent(step: 1 | -1 | undefined): void;
  askHotAdd(): void;
  compare(): void;
  openExports(): void;
  help(): void;
  dismiss(): void;
}

/** Carries out a command. Gives the model after it: the same one if nothing changed. */
export function run(command: Command, model: Model, effects: Effects): Model {
  switch (command.kind) {
    case 'zoom':
      return zoom(model, command.factor);
    case 'pan':
      return panBy(model, -command.part * model.plotWidth);
    case 'fit':
      return look(model, undefined);
    case 'zoom-selection': {
      const bytes = selection(model)?.segment ?? model.measure;
      return bytes === undefined ? model : look(model, bytes, 0.08);
    }
    case 'preset': {
      const preset = presetsOf(model.view, model.axis.end).find(({ key }) => key === command.key);
      return preset === undefined ? model : take(model, preset);
    }
    case 'axis':
      return setAxisMode(model, model.axisMode === 'folded' ? 'linear' : 'folded');
    case 'move-lane': {
      const id = selection(model)?.lane.id;
      return id === undefined ? model : arrange(model, moveLane(model.choice, model.all.map(({ lane }) => lane.id), id, command.step));
    }
    case 'fold-lane': {
      const id = selection(model)?.lane.id;
      return id === undefined ? model : arrange(model, toggleFolded(model.choice, id));
    }
    case 'measure':
      return toggleRuler(model);
    case 'ruler':
      return stepRuler(model, command.end, command.step);
    case 'finding':
      return stepTo(model, alongFindings(model, command.step));
    case 'segment':
      return stepTo(model, alongLane(model, command.step));
    case 'lane':
      return stepTo(model, acrossLanes(model, command.step));
    case 'open':
      effects.openSource();
      return model;
    case 'go':
      effects.focusGo();
      return model;
    case 'search':
      effects.focusFilter();
      return model;
    case 'views':
      effects.openViews();
      return model;
    case 'lanes':
      effects.openLanes();
      return model;
    case 'copies':
      effects.openCopies();
      return model;
    case 'event':
      effects.goToEvent(command.step);
      return model;
    case 'hot-add':
      effects.askHotAdd();
      return model;
    case 'compare':
      effects.compare();
      return model;
    case 'exports':
      effects.openExports();
      return model;
    case 'help':
      effects.help();
      return model;
    case 'dismiss':
      effects.dismiss();
      return model;
  }
}

/** Looks at what a preset names: exactly at addresses, with a little around what is a thing of its own. */
export function take(model: Model, { bytes, segment }: Preset): Model {
  const looked = look(model, bytes, segment === undefined ? 0 : 0.03);
  return segment === undefined ? looked : { ...looked, selected: segment };
}

function stepTo(model: Model, id: string | undefined): Model {
  return id === undefined ? model : selectAndReveal(model, id);
}
