import { garbledRange, isProblem, placeOf, readRange, type LineReader, type LineResult } from '../capture/line-reader';

/**
 * `virt/tdx: CMR: [0x100000, 0x77800000)`: the end is exclusive in every form. Also `tdx: CMR[0]: […)`,
 * `tdx: BIOS-CMR : […)` and the same without a prefix, as people paste it. No mainline kernel prints CMRs.
 */
export const cmr: LineReader = {
  id: 'cmr',
  // Two runs of blanks side by side are bounded, or a long run of blanks would cost its square.
  sign: /\bCMR {0,8}(?:\[\d{1,3}\])? {0,8}: {0,8}\[0x/,
  starts: ['virt/tdx: ', 'tdx: ', 'CMR', 'BIOS-CMR', 'Kernel-CMR'],
  read(line): LineResult {
    const head = line.text.slice(line.body, Math.min(line.body + 64, line.end));
    const match = /^(?:(?:virt\/)?tdx: )?(?:(?:BIOS|Kernel)-)?CMR *(?:\[\d{1,3}\])? *: *\[/.exec(head);
    if (match === null) return undefined;
    const start = line.body + match[0].length;
    const read = readRange(line, start, ', ', 'exclusive');
    if (read !== undefined && !isProblem(read) && line.text[read.end] === ')') return { kind: 'cmr', range: read.range, at: placeOf(line) };
    const problem = read !== undefined && isProblem(read) ? read : garbledRange(line, start);
    // Where one entry cannot be read, the list is not whole: memory outside it may lie in the CMR that is lost.
    return problem && [problem, { kind: 'cmr-gap', why: 'unreadable', at: placeOf(line) }];
  },
};

/**
 * `...` right above or below a CMR: where a report such as system-report.sh leaves lines out. The list then is not whole.
 * Elsewhere the dots mean nothing.
 */
export const cmrCut: LineReader = {
  id: 'cmr-cut',
  starts: ['...'],
  read(line) {
    if (line.end !== line.body + 3) return undefined;
    // In a mail, quote marks stand before the dots too, and alone on the blank lines around them.
    const above = line.text.slice(Math.max(0, line.body - NEAR), line.body).replace(/[\s>|+]+$/, '');
    const below = line.text.slice(line.end, line.end + NEAR).replace(/^[\s>|+]+/, '');
    const beside = [above.slice(above.lastIndexOf('\n') + 1), below.slice(0, (below.indexOf('\n') + 1 || below.length + 1) - 1)];
    return beside.some((text) => /\bCMR *(?:\[\d{1,3}\])? *: *\[/.test(text)) ? { kind: 'cmr-gap', why: 'cut', at: placeOf(line) } : undefined;
  },
};

/** Longer than any line that holds a CMR. */
const NEAR = 400;
