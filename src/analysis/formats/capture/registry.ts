import { cmr, cmrCut } from '../log/cmr';
import { e820 } from '../log/e820';
import type { LineReader } from './line-reader';
import { banner, commandLine, environment, firmwareHeading, memoryBlockSize } from '../log/machine';
import { memblockConfiguration, memblockHeading } from '../log/memblock-configuration';
import { memblockDebugfs, memblockDebugfsHeading } from '../log/memblock-debugfs';
import { nodeRanges } from '../log/node-ranges';
import { srat } from '../log/srat';
import { tdx } from '../log/tdx';

/** Every kind of line that is read. The first reader that claims a line has it. */
export const lineReaders: readonly LineReader[] = [
  e820,
  memblockConfiguration,
  memblockHeading,
  nodeRanges,
  srat,
  cmr,
  cmrCut,
  environment,
  tdx,
  memblockDebugfs,
  memblockDebugfsHeading,
  banner,
  commandLine,
  firmwareHeading,
  memoryBlockSize,
];
