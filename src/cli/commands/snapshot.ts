import { count, type Review } from '../../analysis/index';
import type { SnapshotArguments } from '../arguments/snapshot';
import { complain } from '../complain';
import type { ExitCode } from '../exit-code';
import { deliver, refusalOf } from '../output/destination';
import type { Reviewed } from '../reporters/reporter';
import { sourceName } from '../reporters/text/source-name';
import { reviewTogether } from '../review-files';
import { snapshotText } from '../snapshot/snapshot-text';
import { write, type Streams } from '../streams';

/** Writes one boot of one host as a snapshot. Captures that cannot all be read make none: it would be taken for the whole. */
export async function snapshot({ files: given, kernel, boot, ...destination }: SnapshotArguments, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  if (given.length === 0 && stdin.isTTY === true) return complain(['no file given and nothing is piped in. To make a snapshot: tdxmem snapshot FILE -o host.tdxmem.json'], stderr);
  const files = given.length > 0 ? given : ['-'];
  const early = await refusalOf(destination, files);
  if (early !== undefined) return complain([early], stderr);
  const { reviewed, complaints } = await reviewTogether(files, { kernel }, stdin);
  if (complaints.length > 0) return complain([...complaints, ...(reviewed.length > 0 ? ['Nothing was written: a snapshot of a part would be taken for the whole.'] : [])], stderr);
  const chosen = chooseBoot(reviewed, boot);
  if (typeof chosen === 'string') return complain([chosen], stderr);
  const late = await refusalOf(destination, chosen.review.sources);
  const failure = late ?? (await deliver(snapshotText(chosen), destination, stdout, (file) => `${file}: written, from ${origin(chosen.review)}. To review it: tdxmem check ${file}`));
  if (failure !== undefined) return complain([failure], stderr);
  const disagree = chosen.review.findings.filter(({ code }) => code === 'sources-disagree').length;
  if (disagree > 0) await write(stderr, `tdxmem: The captures contradict each other (${count(disagree, 'finding')}): the better one of each was taken. tdxmem check --host tells which.\n`);
  return complain([], stderr);
}

/** The boot that was asked for, or the newest whole one; else why there is none to make a snapshot of. */
function chooseBoot(reviewed: readonly Reviewed[], boot: number | undefined): Reviewed | string {
  const chosen = boot === undefined ? reviewed[0] : reviewed.find(({ review }) => review.boot === boot);
  if (chosen === undefined) return reviewed.length === 1 ? 'There is one boot only.' : `There are ${reviewed.length} boots only.`;
  const { host, verdict, sources } = chosen.review;
  if (host.environment.value !== 'host') return `${sources.map(sourceName).join(', ')}: ${verdict.headline}. ${verdict.reason}`;
  if (host.kdump !== undefined) return 'This is the boot of a crash kernel, which has a small share of the memory only. Name another one with --boot.';
  return chosen;
}

function origin({ boot, bootCount, sources }: Review): string {
  return `${count(sources.length, 'capture')}${bootCount > 1 ? `, boot ${boot} of ${bootCount}` : ''}`;
}
