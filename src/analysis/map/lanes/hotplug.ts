import { count, humanSize } from '../../base/format';
import { grouped } from '../../base/grouped';
import { overlap, type AddressRange } from '../../base/range';
import type { Finding } from '../../checks/finding';
import type { HotplugQuestion, Refusal } from '../../kernel/hotplug';
import type { Lane, LaneContext } from '../lane';
import { segment } from '../segments';
import type { MapDetail, MapFinding, MapSegment } from '../view';

const EVENTS = { 'hot-add': 'added and brought online', online: 'brought online' } as const;

const REASONS: Readonly<Record<Refusal, string>> = {
  'across-entries': 'crosses from one memlist entry into another',
  'outside-snapshot': 'convertible, but not in memblock at initialisation',
  'not-convertible': 'lies in no CMR',
  'outside-snapshot-unknown': 'not in memblock at initialisation',
};

/** What becomes of memory that comes online after initialisation; only where the evidence asks about any. */
export const hotplugLane: Lane = {
  id: 'hotplug',
  title: 'Hotplug',
  about: 'What becomes of the memory blocks that are added or brought online after TDX is initialised.',
  build(context) {
    const { hotplug = [], run, host } = context.review;
    if (hotplug.length === 0) return undefined;
    // After a failed initialisation there is no list to hold blocks against.
    const unrestricted = (host.observed.outcome?.value ?? (run?.outcome === 'fails' ? 'failed' : undefined)) === 'failed';
    const refused = hotplug.filter(({ aligned, exists, runs }) => !aligned || exists === true || runs.some(({ refusal }) => refusal !== undefined)).length;
    const byPlace = grouped(context.findings, ({ at }) => at);
    return {
      subtitle: unrestricted ? 'TDX is off, nothing is refused' : `${count(hotplug.length, 'request')}, ${refused} refused`,
      segments: hotplug.flatMap((question, index) => answers(context, question, byPlace.get(question.at) ?? [], `hotplug:${index}`, unrestricted)),
    };
  },
};

function answers(context: LaneContext, question: HotplugQuestion, found: readonly Finding[], id: string, unrestricted: boolean): MapSegment[] {
  const { at, range: whole, aligned, exists, runs } = question;
  const asked: MapDetail = { name: 'Asked', value: EVENTS[question.event] };
  if (!aligned || exists === true) {
    const why = exists === true ? 'there is memory already, -17 (EEXIST)' : 'no whole number of memory blocks, -22 (EINVAL)';
    const details = [asked, { name: 'Answer', value: `not added: ${why}` }];
    return [segment(context, { id: `${id}:0`, range: whole, tone: 'error', label: 'not added', details, at, findings: about(found, question, whole) })];
  }
  return runs.map(({ range, blocks, refusal }, index) => {
    const accepted = unrestricted ? 'may go online: TDX is not initialised' : 'may go online';
    const details: MapDetail[] = [
      asked,
      { name: 'Blocks', value: question.blockSize === undefined ? 'taken as one: the block size is not known' : `${blocks} of ${humanSize(question.blockSize)}` },
      { name: 'Answer', value: refusal === undefined ? accepted : 'refused: -1 (EPERM), with no message in the log' },
      ...(refusal === undefined ? [] : [{ name: 'Why', value: REASONS[refusal] }]),
    ];
    return segment(context, {
      id: `${id}:${index}`,
      range,
      tone: refusal === undefined ? 'online' : 'error',
      label: refusal === undefined ? 'online' : 'refused',
      details,
      at,
      findings: refusal === undefined ? [] : about(found, question, range),
    });
  });
}

/** One finding may stand for several refused parts of a range: it belongs to each part, also where it names the first. */
function about(found: readonly Finding[], { runs }: HotplugQuestion, part: AddressRange): MapFinding[] {
  const refusal = runs.find(({ range }) => range === part)?.refusal;
  const parts = runs.filter((run) => run.refusal === refusal).map(({ range }) => range);
  return found
    .filter((finding) => [part, ...parts].some((own) => finding.range !== undefined && overlap(finding.range, own) !== undefined))
    .map(({ code, severity, message }) => ({ code, severity, message }));
}
