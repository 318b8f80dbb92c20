import { hex, pamtKbOf, stageOf, statusOf, type Host, type Run } from '../../../analysis/index';
import { extent, type Extent } from './extent';

type Tdmr = Run['kernel']['tdmrs'][number];
type HotplugQuestion = Run['hotplug'][number];

/** One entry of `runs`: what initialisation does under one kernel profile. */
export function runReport(run: Run, host: Host): object {
  const { kernel } = run;
  return {
    profile: run.profile,
    outcome: run.outcome,
    stage: stageOf(run) ?? null,
    errno: run.errno ?? null,
    status: statusOf(run) ?? null,
    log: run.log,
    memlist: kernel.memlist.map(({ startPfn, endPfn, node }) => ({ startPfn: hex(startPfn), endPfn: hex(endPfn), node: node ?? null })),
    tdmrs: kernel.tdmrs.length === 0 ? null : kernel.tdmrs.map((tdmr, index) => tdmrReport(tdmr, index, run, host)),
    pamtKb: pamtKbOf(run) ?? null,
    hotplug: host.events.length === 0 ? null : run.hotplug.map(hotplugReport),
  };
}

function tdmrReport({ base, size, holes, pamtNode, pamtSizes }: Tdmr, index: number, { kernel }: Run, host: Host): object {
  const place = kernel.placesKnown ? host.pamtPlacements?.[index]?.value : undefined;
  const nodesKnown = kernel.memlist.every(({ node }) => node !== undefined);
  const after = (bytes: number): string | null => (place === undefined ? null : hex(place + bytes));
  return {
    base: hex(base),
    size: hex(size),
    holes: holes?.map(extent) ?? null,
    reserved: reservedAreas(index, kernel) ?? null,
    pamt: {
      node: nodesKnown ? pamtNode : null,
      '4k': { base: after(0), size: hex(pamtSizes['4k']) },
      '2m': { base: after(pamtSizes['4k']), size: hex(pamtSizes['2m']) },
      '1g': { base: after(pamtSizes['4k'] + pamtSizes['2m']), size: hex(pamtSizes['1g']) },
    },
  };
}

/** A run on assumed places is no evidence: its areas are not told. */
function reservedAreas(index: number, { placesKnown, run }: Run['kernel']): readonly object[] | undefined {
  const tdmr = placesKnown ? run?.tdmrs[index] : undefined;
  return tdmr?.reserved.map((area): { offset: string; size: Extent['size'] } => ({ offset: hex(area.start - tdmr.base), size: extent(area).size }));
}

function hotplugReport({ range, aligned, exists, blockSize, runs }: HotplugQuestion): object {
  const blocks = runs.map((part) => (part.refusal === undefined ? 'O' : 'B').repeat(part.blocks)).join('');
  const refused = runs.some(({ refusal }) => refusal !== undefined);
  return {
    ...extent(range),
    blocks: aligned && exists === undefined && blockSize !== undefined ? blocks : null,
    errno: exists === true ? -17 : !aligned ? -22 : refused ? -1 : null,
  };
}
