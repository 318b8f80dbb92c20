import { count, hex, humanSize, PAGE_SIZE, type AddressRange } from '../../analysis/index';
import { paragraph, type Markup } from '../markup';
import type { About } from './about';
import { rangeHover } from './range-hover';

export function pfnHover(pfn: number, page: AddressRange, about: About): Markup {
  return [paragraph('PFN ', { code: hex(pfn) }, ': the page at ', { code: hex(page.start) }, '.'), ...rangeHover(page, about)];
}

export function sizeHover(bytes: number, { boot: { review } }: About): Markup {
  const block = review.host.memoryBlockSize?.value;
  const blocks = block === undefined || bytes < block || bytes % block !== 0 ? '' : `, ${count(bytes / block, 'memory block')}`;
  const pages = bytes % PAGE_SIZE === 0 ? `, ${count(bytes / PAGE_SIZE, 'page')}` : ', no whole number of pages';
  return [paragraph({ code: hex(bytes) }, ` ${humanSize(bytes)}${pages}${blocks}.`)];
}

export function noAddressHover(why: 'all-ones' | 'too-large'): Markup {
  return [paragraph(why === 'all-ones' ? 'All ones: the kernel writes this for "no limit", or for the end of an empty region. It is no address.' : 'This is above the 52 bits of a physical address: a virtual address of the kernel, or no address at all.')];
}
