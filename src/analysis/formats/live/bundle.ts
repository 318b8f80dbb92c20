import { placeOf, type LineReader } from '../capture/line-reader';

const HEADING = '# tdxmem bundle ';
const LAST = '# end of bundle';

/** `# tdxmem bundle 1`, printed by the script of `tdxmem collect`, whose last line is `# end of bundle`. Only a bundle without that line says something. */
export const bundle: LineReader = {
  id: 'bundle',
  starts: [HEADING],
  read(line) {
    const { text, body, end } = line;
    if (!/^\d{1,4}$/.test(text.slice(body + HEADING.length, end))) return undefined;
    // Several bundles may stand in one text: each ends before the next begins.
    const next = text.indexOf(HEADING, end);
    if (text.slice(end, next < 0 ? text.length : next).includes(LAST)) return undefined;
    const message = `This bundle is cut short: its last line, "${LAST}", is missing, and maybe whole captures before it. What is left counts; what is gone could hold memory that nobody has seen. Copy the bundle again as a whole, or run tdxmem collect again.`;
    return { kind: 'problem', code: 'cut-bundle', message, at: placeOf(line) };
  },
};
