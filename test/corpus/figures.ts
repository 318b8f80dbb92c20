import { pamtKbOf, type Review } from '../../src/analysis/index';
import { observedWords } from './observed';
import type { CorpusRow } from './table';

/** The figures of a row as the reviews of a file have them; those of memory are of the first boot. */
export function figuresOf(file: string, text: string, reviews: readonly Review[]): CorpusRow {
  const cmrs = reviews.reduce((sum, { host }) => sum + (host.cmrs?.list.length ?? 0), 0);
  const observed = reviews.map(({ host }) => observedWords(host, text)).filter((words) => words !== '').join('; ');
  return { file, ...memoryFigures(reviews[0]), ...(cmrs === 0 ? {} : { cmrs }), ...(observed === '' ? {} : { observed }) };
}

/** Mainline's figures. What has no nodes, or is no host, has none. */
function memoryFigures(review: Review | undefined): Omit<CorpusRow, 'file' | 'cmrs' | 'observed'> {
  const regions = review?.host.regions;
  const run = review?.runs.find(({ profile }) => profile === 'linux-6.8');
  if (regions === undefined || run === undefined || WITHOUT_NODES.has(regions.origin)) return {};
  const { tdmrs } = run.kernel;
  const pamtKb = pamtKbOf(run);
  return {
    regions: regions.list.length,
    memlist: run.kernel.memlist.length,
    tdmrs: tdmrs.length,
    maxHoles: Math.max(0, ...tdmrs.map(({ holes }) => holes?.length ?? 0)),
    ...(pamtKb === undefined ? {} : { pamtKb }),
  };
}

const WITHOUT_NODES: ReadonlySet<string> = new Set(['e820', 'iomem', 'memblock-debugfs']);
