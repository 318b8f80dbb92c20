import type { AddressRange } from '../../analysis/index';
import * as vscode from 'vscode';
import type { Command } from './command';

/** Shows a boot, and a range of its memory, in the map. */
export const showInMap: Command = {
  id: 'tdxMemory.showInMap',
  failure: vscode.l10n.t('The map could not be opened'),
  async run({ reviewer, map }, uri, boot, range) {
    const reviewed = uri && (await reviewer.currentResultOf(uri));
    if (reviewed === undefined || typeof boot !== 'number') return;
    map.reveal(reviewed.uri, boot, isRange(range) ? range : undefined);
  },
};

function isRange(value: unknown): value is AddressRange {
  return typeof value === 'object' && value !== null && 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
}
