import type { Lane } from './lane';
import { cmrLane } from './lanes/cmr';
import { findingsLane } from './lanes/findings';
import { firmwareLane } from './lanes/firmware';
import { memblockLane } from './lanes/memblock';
import { memlistLane } from './lanes/memlist';

/** Every lane, from what firmware says down to what follows from it. */
export const lanes: readonly Lane[] = [firmwareLane, memblockLane, cmrLane, memlistLane, findingsLane];
