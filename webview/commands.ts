import type { Command } from './input/keys';
import { selection, type Model } from './state/model';
import { look, panBy, selectAndReveal, zoom } from './state/steps';
import { acrossLanes, alongFindings, alongLane } from './state/walk';

/** What a command does beyond changing the model. */
export interface Effects {
  openSource(): void;
  focusGo(): void;
  focusFilter(): void;
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
      const segment = selection(model)?.segment;
      return segment === undefined ? model : look(model, segment, 0.08);
    }
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
    case 'help':
      effects.help();
      return model;
    case 'dismiss':
      effects.dismiss();
      return model;
  }
}

function stepTo(model: Model, id: string | undefined): Model {
  return id === undefined ? model : selectAndReveal(model, id);
}
