import { MIB } from '../../base/address';
import { known } from '../snapshot/found';
import { textOf, wholeNumberOf } from '../snapshot/node';
import type { Entry, EntryReader } from './entry';
import { rangeFrom } from './figures';

/** Windows and decoders are multiples of 256 MiB, says the CXL specification. */
const GRANULE = 256 * MIB;

/** What cxl prints of root decoders alone, and only where it is true. */
const CAPABLE = ['pmem_capable', 'volatile_capable', 'accelmem_capable'];

/**
 * `{ "decoder":"decoder0.0", "resource":"0x590000000", "size":"4.00 GiB (4.29 GB)", "interleave_ways":1, "volatile_capable":true }`,
 * printed by util_cxl_decoder_to_json() for `cxl list -D`. A root decoder is a window for CXL memory; the decoders of ports and
 * endpoints only say who answers for a part of one. Without the right to see it there is no `resource`.
 */
export const cxlDecoder: EntryReader = {
  id: 'cxl-decoder',
  claims: ({ fields }) => /^decoder\d{1,6}\.\d{1,6}$/.test(textOf(fields.get('decoder')) ?? '') && fields.has('resource'),
  read(entry) {
    const { fields, placeOf } = entry;
    const resource = fields.get('resource');
    const range = rangeFrom(resource, fields.get('size'), GRANULE);
    if (resource === undefined || range === undefined || !isRoot(entry)) return [];
    const interleaveWays = wholeNumberOf(fields.get('interleave_ways'), 1, 256);
    const says = CAPABLE.some((name) => fields.has(name));
    const holds = says ? { volatile: fields.has('volatile_capable'), persistent: fields.has('pmem_capable') } : undefined;
    return [{ kind: 'cxl-window', from: 'cxl-list', range, ...known({ interleaveWays, holds }), at: placeOf(resource) }];
  },
};

function isRoot({ fields, key = '' }: Entry): boolean {
  return key === 'root decoders' || key.startsWith('decoders:root') || fields.has('max_available_extent') || CAPABLE.some((name) => fields.has(name));
}

/**
 * `{ "region":"region2", "resource":"0x790000000", "size":"4.00 GiB (4.29 GB)", "type":"ram", … }`, printed by
 * util_cxl_region_to_json() for `cxl list -R` and `cxl create-region`. Decoders name their region too.
 */
export const cxlRegion: EntryReader = {
  id: 'cxl-region',
  claims: ({ fields }) => /^region\d{1,6}$/.test(textOf(fields.get('region')) ?? '') && fields.has('resource') && !fields.has('decoder'),
  read({ fields, placeOf }) {
    const resource = fields.get('resource');
    const range = rangeFrom(resource, fields.get('size'), GRANULE);
    const name = textOf(fields.get('region'));
    const type = textOf(fields.get('type'));
    if (resource === undefined || range === undefined || name === undefined) return [];
    return [{ kind: 'cxl-region', name, range, ...((type === 'ram' || type === 'pmem') && { type }), at: placeOf(resource) }];
  },
};
