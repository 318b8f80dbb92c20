import { placeOf, words, type LineReader } from '../capture/line-reader';

const START = 'DMI: ';
const BIOS = ', BIOS ';

/** `DMI: Dell Inc. PowerEdge R760/0NH278, BIOS 1.5.6 10/23/2023`, printed by dmi_present(). The board follows the slash. */
export const dmi: LineReader = {
  id: 'dmi',
  starts: [START],
  read(line) {
    const text = words(line);
    // The name of a machine may have commas: `QEMU Standard PC (Q35 + ICH9, 2009)`.
    const end = text.lastIndexOf(BIOS);
    if (end <= START.length) return undefined;
    const bios = text.slice(end + BIOS.length).trim();
    return { kind: 'dmi', machine: text.slice(START.length, end), ...(bios !== '' && { bios }), at: placeOf(line) };
  },
};
