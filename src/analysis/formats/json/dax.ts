import { ADDRESS_LIMIT, MIB, physAddr } from '../../base/address';
import type { AddressRange } from '../../base/range';
import type { DaxDevice } from '../../evidence/present-facts';
import { known } from '../snapshot/found';
import { fieldsOf, itemsOf, textOf, wholeNumberOf, type JsonNode } from '../snapshot/node';
import type { Entry, EntryReader } from './entry';
import { addressOf, bytesOf } from './figures';

const LAST_NODE = 1023;
const MOST_BLOCKS = 999_999_999;

/**
 * `{ "chardev":"dax0.0", "size":2145386496, "target_node":2, "align":2097152, "mode":"system-ram", "online_memblocks":15,
 * "total_memblocks":15, "movable":true }`, printed by util_daxctl_dev_to_json() for `daxctl list`, for what daxctl has just
 * changed and inside `ndctl list -X`. A namespace of `ndctl list` has a `chardev` too; its `mode` is its own, and stays
 * `devdax` when the device becomes memory.
 */
export const dax: EntryReader = {
  id: 'dax',
  claims: ({ fields }) => /^dax\d{1,6}\.\d{1,6}$/.test(textOf(fields.get('chardev')) ?? ''),
  read(entry) {
    const { fields, placeOf } = entry;
    const nameNode = fields.get('chardev');
    const name = textOf(nameNode);
    if (nameNode === undefined || name === undefined) return [];
    // A device is a multiple of its alignment; without one every page counts.
    const align = bytesOf(fields.get('align'), 2 * MIB) ?? 0;
    const movable = fields.get('movable');
    const found = known({
      mode: fields.has('dev') ? undefined : modeOf(fields.get('mode')),
      size: bytesOf(fields.get('size'), align >= PAGE ? align : PAGE),
      targetNode: wholeNumberOf(fields.get('target_node'), 0, LAST_NODE),
      onlineBlocks: wholeNumberOf(fields.get('online_memblocks'), 0, MOST_BLOCKS),
      totalBlocks: wholeNumberOf(fields.get('total_memblocks'), 0, MOST_BLOCKS),
      movable: movable?.kind === 'scalar' && typeof movable.value === 'boolean' ? movable.value : undefined,
      cxlRegion: cxlRegionOf(entry),
      ranges: rangesOf(fields.get('mappings')),
    });
    // `ndctl list -u` often gives no more than the name.
    return Object.keys(found).length === 0 ? [] : [{ kind: 'dax-device', name, ...found, at: placeOf(nameNode) }];
  },
};

const PAGE = 4096;

function modeOf(node: JsonNode | undefined): DaxDevice['mode'] {
  const mode = textOf(node);
  return mode === 'devdax' || mode === 'system-ram' ? mode : undefined;
}

/** `/platform/ACPI0017:00/root0/decoder0.1/region1/dax_region1`, the path of the dax region around: a region of another bus has a number of its own. */
function cxlRegionOf({ outer }: Entry): string | undefined {
  return /\/decoder\d{1,6}\.\d{1,6}\/(region\d{1,6})\//.exec(textOf(outer?.fields.get('path')) ?? '')?.[1];
}

/** `[{ "page_offset":"0", "start":"0x180000000", "end":"0x1ffffffff", "size":… }]` of `daxctl list -M`; the end is inclusive. */
function rangesOf(mappings: JsonNode | undefined): readonly AddressRange[] | undefined {
  const ranges = itemsOf(mappings).map((mapping): AddressRange | undefined => {
    const fields = fieldsOf(mapping);
    const start = addressOf(fields.get('start'));
    const last = addressOf(fields.get('end'));
    return start === undefined || last === undefined || last < start || last >= ADDRESS_LIMIT ? undefined : { start, end: physAddr(last + 1) };
  });
  const whole = ranges.flatMap((range) => range ?? []);
  return whole.length === 0 || whole.length < ranges.length ? undefined : whole;
}
