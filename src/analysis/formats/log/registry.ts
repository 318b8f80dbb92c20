import { cmr, cmrCut } from './cmr';
import { e820 } from './e820';
import type { LineReader } from './line-reader';
import { banner, commandLine, environment, firmwareHeading, memoryBlockSize } from './machine';
import { memblockConfiguration, memblockHeading } from './memblock-configuration';
import { memblockDebugfs, memblockDebugfsHeading } from './memblock-debugfs';
import { nodeRanges } from './node-ranges';
import { srat } from './srat';
import { tdx } from './tdx';

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
