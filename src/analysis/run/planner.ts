import { hexRange } from '../base/format';
import type { AddressRange } from '../base/range';
import { union } from '../base/range-set';
import type { Limits } from '../host/host';
import type { ConfiguredTdmr } from '../kernel/initialise';
import type { PfnRange } from '../kernel/memlist';
import { cmrRuns } from '../module/cmr-list';
import { coverageOf } from '../module/coverage';
import { answerToCmrs, answerToTdmrs } from './module-answer';
import { placePamts } from './planner-pamts';
import { partition } from './planner-partition';
import { reservedAreas } from './planner-reserved';

/** What a layout is planned for. */
export interface PlannerInput {
  /** The memory list, whose every page the layout must cover. */
  readonly memlist: readonly PfnRange[];
  /** The CMRs, all of them. */
  readonly cmrs: readonly AddressRange[];
  readonly limits: Limits;
  /**
   * What is marked reserved: all that is not in the memory list, as kernels do that take holes from memblock, or only what is
   * in no CMR, which the module asks for.
   */
  readonly holesFrom: 'memblock' | 'cmrs';
}

export type Plan =
  /** TDMRs that cover all of the memory list but the PAMTs in it; the module's own checks accept them. */
  | { readonly kind: 'layout'; readonly tdmrs: readonly ConfiguredTdmr[]; readonly status: 'TDX_SUCCESS' }
  | {
      readonly kind: 'none';
      /** One plain sentence: what stands in the way. */
      readonly reason: string;
      /** Whether no layout exists, or only none was found. */
      readonly certain: boolean;
    };

/**
 * Looks for a layout that the TDX module takes where the kernel's simple construction, one TDMR for each entry, fails. The fewest
 * TDMRs are taken that bridge no wider gap in memory than they must. Each TDMR has its PAMT in one block, as the kernel lays it;
 * a block that happens to fill the memory between two holes to the byte would save a reserved area, and is not tried.
 */
export function planLayout({ memlist, cmrs, limits, holesFrom }: PlannerInput): Plan {
  if (answerToCmrs(cmrs).name !== 'TDX_SUCCESS') return none('The TDX module refuses the CMR list, whatever the layout.');
  const entries = coverageOf(memlist, cmrRuns(cmrs));
  const [outside] = entries.flatMap((entry) => entry.outside);
  if (outside !== undefined) return none(`Memory that is not convertible must be left out first: ${hexRange(outside)} lies in no CMR.`);
  const memory = union(entries.map(({ range }) => range));
  if (memory.length === 0) return none('There is no memory for TDX.');

  const usable = holesFrom === 'memblock' ? memory : union(cmrs);
  const bounds = { maxTdmrs: Math.min(limits.maxTdmrs, MODULE.tdmrs), maxReserved: Math.min(limits.maxReservedPerTdmr, MODULE.reserved) };
  let obstacle = '';
  // A PAMT that finds no hole to lean on takes a reserved area of its own: leave one more free each time.
  for (let spare = 0; spare <= bounds.maxReserved; spare += 1) {
    const parts = partition(memory, usable, { ...bounds, maxReserved: bounds.maxReserved - spare });
    if (parts.kind === 'impossible') return spare === 0 ? none(parts.reason) : none(obstacle, false);
    const pamts = placePamts(parts.tdmrs, { memlist, usable, limits, maxReserved: bounds.maxReserved });
    if (pamts.kind === 'no-room') {
      obstacle = pamts.reason;
      continue;
    }
    const blocks = pamts.placed.map(({ block }) => block);
    const tdmrs = pamts.placed.map(({ tdmr, node, pamt }) => ({ ...tdmr, pamtNode: node, pamt, reserved: reservedAreas(tdmr, usable, blocks) }));
    return proved(tdmrs, cmrs);
  }
  return none(obstacle, false);
}

/** What the module takes, whatever the limits say. */
const MODULE = { tdmrs: 64, reserved: 16 };

function none(reason: string, certain = true): Plan {
  return { kind: 'none', reason, certain };
}

/** Nothing is proposed that the module's checks do not accept. */
function proved(tdmrs: readonly ConfiguredTdmr[], cmrs: readonly AddressRange[]): Plan {
  const status = answerToTdmrs(cmrs, tdmrs);
  return status.name === 'TDX_SUCCESS' ? { kind: 'layout', tdmrs, status: 'TDX_SUCCESS' } : none(`The TDX module refuses the layout that was found: ${status.name}.`, false);
}
