import { contains, hex, hexRange, humanSize, PAGE_SIZE, physAddr, sameRange, sizedRange, sizeOf, type AddressRange, type RangedFact } from '../../analysis/index';
import { factWords, sectionOf } from '../fact-words';
import { list, paragraph, type Line, type Markup } from '../markup';
import { placeLink, type About } from './about';
import { holders } from './holders';
import { kernelSense } from './kernel-sense';

/** What a range is in every source, what holds it, and what the kernel makes of it. */
export function rangeHover(range: AddressRange, about: About, fact?: RangedFact): Markup {
  const own = fact !== undefined && sameRange(fact.range, range);
  // CMRs have a line of their own below.
  const others = about.boot.byAddress.on(range).filter((other) => other !== fact && other.kind !== 'cmr');
  return [
    paragraph(...title(range), ...(own ? [` ${factWords(fact)}.`] : [])),
    ...(others.length === 0 ? [paragraph(own ? 'No other line says anything of it.' : 'No line says anything of it.')] : []),
    ...list(otherLines(others, range, about)),
    ...list(holders(range, about)),
    ...kernelSense(range, about),
  ];
}

/** So many lines of one list are shown before they are only counted. */
const MOST = 3;

/** What holds all of the range, a line each; of each list what lies inside it or across its bounds, counted where it is much. */
function otherLines(others: readonly RangedFact[], range: AddressRange, about: About): readonly Line[] {
  const line = (fact: RangedFact): Line => [...factLine(fact, range), ' · ', placeLink(fact.at, about)];
  const wholes = others.filter((fact) => contains(fact.range, range));
  const parts = others.filter((fact) => !contains(fact.range, range));
  const sections = [...new Set(parts.map(sectionOf))].flatMap((name): readonly Line[] => {
    const listed = parts.filter((fact) => sectionOf(fact) === name);
    const [first] = listed;
    if (listed.length <= MOST || first === undefined) return listed.map(line);
    return [[`${name}: ${listed.length} ranges share memory with it, the first at `, placeLink(first.at, about)]];
  });
  return [...wholes.map(line), ...sections];
}

/** What is known of one memory block, by its number. */
export function blockHover(block: number, about: About): Markup | undefined {
  const size = about.boot.review.host.memoryBlockSize?.value;
  if (size === undefined) return [paragraph({ strong: `Memory block ${block}` }, '. The evidence does not give the size of memory blocks, so its address is not known.')];
  const start = block * size;
  if (start + size > 2 ** 52) return undefined;
  const range = { start: physAddr(start), end: physAddr(start + size) };
  return [paragraph({ strong: `Memory block ${block}` }, `, ${humanSize(size)}.`), ...rangeHover(range, about)];
}

function title(range: AddressRange): Line {
  const size = sizeOf(range);
  if (size === 1) return [{ code: hex(range.start) }, `, at ${humanSize(range.start)}, in PFN `, { code: hex(Math.floor(range.start / PAGE_SIZE)) }, '.'];
  const pages = range.start % PAGE_SIZE === 0 && range.end % PAGE_SIZE === 0;
  const frames = pages ? `, PFN ${hex(range.start / PAGE_SIZE)} to ${hex(range.end / PAGE_SIZE - 1)}` : ', not whole pages';
  return [{ code: hexRange(range) }, ` ${humanSize(size)}, end exclusive${frames}.`];
}

function factLine(fact: RangedFact, range: AddressRange): Line {
  return sameRange(fact.range, range) ? [factWords(fact)] : [factWords(fact), ' ', { code: sizedRange(fact.range) }];
}
