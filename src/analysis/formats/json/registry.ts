import { cxlDecoder, cxlRegion } from './cxl';
import { dax } from './dax';
import type { EntryReader } from './entry';
import { lsmem } from './lsmem';

/** Every kind of entry that is read from JSON listings. */
export const entryReaders: readonly EntryReader[] = [lsmem, dax, cxlDecoder, cxlRegion];

/** A field that some entry is known by. A document without any costs no more than the search for it. */
export const ENTRY_FIELD = /"(?:range|block|chardev|decoder|region)"\s{0,8}:/;
