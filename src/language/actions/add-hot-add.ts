import { hex, sizeOf, type AddressRange } from '../../analysis/index';
import { itemAdded, itemInserted, itemsNamed, type FieldPath, type TextEdit } from './json-edit';

/** Memory that is to be kept as an event of a snapshot. */
export interface HotAddEvent {
  readonly range: AddressRange;
  readonly node?: number;
  readonly beforeInit: boolean;
}

const EVENTS: FieldPath = ['events'];
const INIT = '{ "event": "tdx-init" }';

/**
 * The text of a snapshot with a hot-add in its events, before or after the initialisation of TDX; the initialisation is added
 * where no event stands for it. Nothing where the text is no snapshot.
 */
export function withHotAdd(text: string, { range, node, beforeInit }: HotAddEvent): string | undefined {
  const event = `{ "event": "hot-add", "base": "${hex(range.start)}", "size": "${hex(sizeOf(range))}"${node === undefined ? '' : `, "node": ${node}`}, "online": true }`;
  const init = itemsNamed(text, EVENTS, 'event').indexOf('tdx-init');
  if (init >= 0) return applied(text, beforeInit ? itemInserted(text, EVENTS, event, init) : itemAdded(text, EVENTS, event));
  const [first, second] = beforeInit ? [event, INIT] : [INIT, event];
  const begun = applied(text, itemAdded(text, EVENTS, first));
  return begun && applied(begun, itemAdded(begun, EVENTS, second));
}

function applied(text: string, edit: TextEdit | undefined): string | undefined {
  return edit && `${text.slice(0, edit.span.start)}${edit.text}${text.slice(edit.span.end)}`;
}
