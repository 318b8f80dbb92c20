import { paragraph, type Markup } from '../markup';

const WORDS: Readonly<Record<string, string>> = {
  cmr: 'Convertible Memory Region: memory that firmware promises can be TDX memory. The list is fixed at boot.',
  tdmr: 'TD Memory Region: a whole number of GiB that the kernel hands to the TDX module, with its holes marked as reserved areas. A module takes 64 of them, with 16 reserved areas each.',
  pamt: 'Physical Address Metadata Table: what the TDX module keeps of every page of a TDMR, about 0.4 % of it. It lies in convertible memory that the kernel allocates.',
  seamcall: 'The instruction by which the kernel calls the TDX module.',
  'system ram': 'Memory that the kernel uses. Memory that a driver added says so in brackets: System RAM (kmem).',
  usable: 'Memory that firmware gives to the kernel. It goes to memblock, and from there to the TDX memory list.',
  reserved: 'Memory that firmware keeps. Between usable ranges it makes a hole in a TDMR, which takes a reserved area.',
  'soft reserved': 'Memory for special purposes, such as CXL or HBM. It is not in memblock at boot; dax and kmem may add it later.',
  'acpi data': 'Tables of firmware. The kernel keeps them out of memblock, so they make a hole in a TDMR.',
  'acpi nvs': 'Memory that firmware keeps over sleep. The kernel keeps it out of memblock, so it makes a hole in a TDMR.',
  unusable: 'Memory in which firmware found errors.',
  persistent: 'Persistent memory. It is never convertible.',
};
const SAME: Readonly<Record<string, string>> = { cmrs: 'cmr', tdmrs: 'tdmr', pamts: 'pamt', 'device reserved': 'reserved' };

export function keywordHover(word: string): Markup | undefined {
  const key = word.toLowerCase();
  const meaning = WORDS[SAME[key] ?? key];
  return meaning === undefined ? undefined : [paragraph({ strong: word }, `: ${meaning}`)];
}
