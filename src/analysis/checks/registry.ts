import type { Check } from './check';
import { cmrListCut } from './cmr-list-cut';
import { cmrListInvalid } from './cmr-list-invalid';
import { cmrListMissing } from './cmr-list-missing';
import { firstMegabyteOverlap } from './first-megabyte-overlap';
import { hotplugRefused } from './hotplug-refused';
import { hotplugUnaligned } from './hotplug-unaligned';
import { initialisationFailed } from './initialisation-failed';
import { logIncomplete } from './log-incomplete';
import { memoryEmpty } from './memory-empty';
import { notATdxHostLog } from './not-a-tdx-host-log';
import { regionNotConvertible } from './region-not-convertible';
import { regionPageUnaligned } from './region-page-unaligned';
import { regionPartlyConvertible } from './region-partly-convertible';
import { regionsUnordered } from './regions-unordered';
import { seamcallStatus } from './seamcall-status';
import { snapshotInvalid } from './snapshot-invalid';
import { unreadableLine } from './unreadable-line';

/** Every check, in the order of docs/findings.md: what the evidence reports, what follows from it, what is missing. */
export const checks: readonly Check[] = [
  initialisationFailed,
  seamcallStatus,
  regionNotConvertible,
  regionPartlyConvertible,
  memoryEmpty,
  cmrListInvalid,
  hotplugRefused,
  hotplugUnaligned,
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
