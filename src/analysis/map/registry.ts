import type { Lane } from './lane';
import { cmrLane } from './lanes/cmr';
import { cxlWindowsLane } from './lanes/cxl-windows';
import { findingsLane } from './lanes/findings';
import { firmwareLane } from './lanes/firmware';
import { hotplugLane } from './lanes/hotplug';
import { memblockLane } from './lanes/memblock';
import { memlistLane } from './lanes/memlist';
import { onlineLane } from './lanes/online';
import { pamtLane } from './lanes/pamt';
import { reservedLane } from './lanes/reserved';
import { runningLane } from './lanes/running';
import { sratLane } from './lanes/srat';
import { tdmrLane } from './lanes/tdmr';

/** Every lane, from what firmware says down to what follows from it. */
export const lanes: readonly Lane[] = [
  firmwareLane,
  sratLane,
  cxlWindowsLane,
  memblockLane,
  onlineLane,
  cmrLane,
  memlistLane,
  tdmrLane,
  reservedLane,
  pamtLane,
  hotplugLane,
  runningLane,
  findingsLane,
];
