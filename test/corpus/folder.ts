import { fileURLToPath } from 'node:url';

/** Captures of other people's machines, which are no part of the project. Where the folder is missing, what needs it is not tested. */
export const CORPUS = process.env['TDXMEM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url));
