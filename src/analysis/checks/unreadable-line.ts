import { defineCheck } from './check';

export const unreadableLine = defineCheck({
  code: 'unreadable-line',
  title: 'A line of a known kind cannot be used',
  severity: 'warning',
  needs: ['problems'],
  explanation: {
    when: 'A line has the form of a memory range, and its figures are no range of physical addresses: a digit is missing, or the address has more than 52 bits. Or a listing or a firmware table is cut, or breaks its own rules; or a bundle of tdxmem collect lacks its last line. A snapshot tells of what could not be read when it was made.',
    consequence: 'The line, or the entry, is left out of the review; everything else counts.',
    next: 'Compare the line with the original log. Mail programs and screenshots often lose a digit, and a copy that was interrupted loses the end.',
    source: 'Physical addresses of x86-64 have at most 52 bits.',
  },
  *run({ problems }) {
    for (const { message, at } of problems) yield { message, at };
  },
});
