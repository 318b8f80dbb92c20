import { isProblem, placeOf, readRange, type LineReader, type LineResult } from './line-reader';

/**
 * `virt/tdx: CMR: [0x100000, 0x77800000)`: the end is exclusive in every form. Also `tdx: CMR[0]: […)`,
 * `tdx: BIOS-CMR : […)` and the same without a prefix, as people paste it. No mainline kernel prints CMRs.
 */
export const cmr: LineReader = {
  id: 'cmr',
  starts: ['virt/tdx: ', 'tdx: ', 'CMR', 'BIOS-CMR', 'Kernel-CMR'],
  read(line): LineResult {
    const head = line.text.slice(line.body, Math.min(line.body + 64, line.end));
    const match = /^(?:(?:virt\/)?tdx: )?(?:(?:BIOS|Kernel)-)?CMR *(?:\[\d{1,3}\])? *: *\[/.exec(head);
    if (match === null) return undefined;
    const read = readRange(line, line.body + match[0].length, ', ', 'exclusive');
    if (read === undefined || isProblem(read)) return read;
    return line.text[read.end] === ')' ? { kind: 'cmr', range: read.range, at: placeOf(line) } : undefined;
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
    const above = line.text.slice(Math.max(0, line.body - NEAR), line.body).trimEnd();
    const below = line.text.slice(line.end, line.end + NEAR).trimStart();
    const beside = [above.slice(above.lastIndexOf('\n') + 1), below.slice(0, (below.indexOf('\n') + 1 || below.length + 1) - 1)];
    return beside.some((text) => /\bCMR *(?:\[\d{1,3}\])? *: *\[/.test(text)) ? { kind: 'cmr-cut', at: placeOf(line) } : undefined;
  },
};

/** Longer than any line that holds a CMR. */
const NEAR = 400;
