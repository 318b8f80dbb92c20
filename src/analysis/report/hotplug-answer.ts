import { count, humanSize } from '../base/format';
import type { HotplugQuestion } from '../kernel/hotplug';

/** What becomes of one range that comes online after initialisation, in a few words. */
export function describeAnswer({ aligned, exists, blockSize, runs }: HotplugQuestion): string {
  if (exists === true) return 'refused when added (-EEXIST): there is memory already';
  if (!aligned) return 'refused when added (-EINVAL): not whole blocks';
  const blocks = runs.reduce((sum, run) => sum + run.blocks, 0);
  const accepted = runs.reduce((sum, run) => sum + (run.refusal === undefined ? run.blocks : 0), 0);
  const of = blockSize === undefined ? 'as one block' : `${count(blocks, 'block')} of ${humanSize(blockSize)}`;
  if (accepted === blocks) return `goes online: ${of}`;
  return accepted === 0 ? `refused (-EPERM): ${of}` : `refused (-EPERM): ${blocks - accepted} of ${of}`;
}
