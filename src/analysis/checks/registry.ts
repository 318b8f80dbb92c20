import type { Check } from './check';
import { addressesHidden } from './addresses-hidden';
import { cmrListCut } from './cmr-list-cut';
import { cmrListInvalid } from './cmr-list-invalid';
import { cmrListMissing } from './cmr-list-missing';
import { firstMegabyteOverlap } from './first-megabyte-overlap';
import { hotAddedBeforeInit } from './hot-added-before-init';
import { hotplugCapacityLost } from './hotplug-capacity-lost';
import { hotplugForecast } from './hotplug-forecast';
import { hotplugRefused } from './hotplug-refused';
import { hotplugUnaligned } from './hotplug-unaligned';
import { initialisationFailed } from './initialisation-failed';
import { logIncomplete } from './log-incomplete';
import { memoryEmpty } from './memory-empty';
import { moduleRejects } from './module-rejects';
import { notATdxHostLog } from './not-a-tdx-host-log';
import { pamtAllocation } from './pamt-allocation';
import { pamtOutsideCmrs } from './pamt-outside-cmrs';
import { pamtSize } from './pamt-size';
import { predictionMismatch } from './prediction-mismatch';
import { regionNotConvertible } from './region-not-convertible';
import { regionPageUnaligned } from './region-page-unaligned';
import { regionPartlyConvertible } from './region-partly-convertible';
import { regionsUnordered } from './regions-unordered';
import { reservedAreasExhausted } from './reserved-areas-exhausted';
import { reservedAreasNearLimit } from './reserved-areas-near-limit';
import { seamcallStatus } from './seamcall-status';
import { snapshotInvalid } from './snapshot-invalid';
import { sourcesDisagree } from './sources-disagree';
import { tdmrsExhausted } from './tdmrs-exhausted';
import { tdmrsNearLimit } from './tdmrs-near-limit';
import { tdxNotEnabled } from './tdx-not-enabled';
import { unreadableLine } from './unreadable-line';
/** Every check, in the order of docs/findings.md: what the evidence reports, what follows from it, what is missing. */
export const checks: readonly Check[] = [
  initialisationFailed,
  seamcallStatus,
  tdxNotEnabled,
  reservedAreasExhausted,
  tdmrsExhausted,
  regionNotConvertible,
  regionPartlyConvertible,
  hotAddedBeforeInit,
  memoryEmpty,
  cmrListInvalid,
  moduleRejects,
  pamtAllocation,
  pamtOutsideCmrs,
  hotplugRefused,
  hotplugUnaligned,
  hotplugCapacityLost,
  reservedAreasNearLimit,
  tdmrsNearLimit,
  predictionMismatch,
  sourcesDisagree,
  addressesHidden,
  pamtSize,
  hotplugForecast,
  regionsUnordered,
  regionPageUnaligned,
  firstMegabyteOverlap,
  cmrListCut,
  cmrListMissing,
  logIncomplete,
  notATdxHostLog,
  unreadableLine,
  snapshotInvalid,
];
