import type { MapChoice, MapView } from '../../src/analysis/map/view';
import { cut, measure, wrap } from './measure';
import type { Palette } from './palette';
import type { SignName } from '../paint/signs';
import { sign } from './signs';
import type { Block } from './legend';
import { textAt } from './text';
import { element, group } from './xml';

const HEADLINE_PX = 17;
const SENTENCE_PX = 12.5;
const LINE_PX = 17;
const PILL_PX = 20;
const INDENT_PX = 16;
/** How much wider bold letters are. */
const BOLD = 1.1;

/** What happened and what to do, what it is said of, and the outcome under every kernel. */
export function heading(view: MapView, width: number, palette: Palette): Block {
  const { compared, summary: { verdict, headline, sentences } } = view;
  // That two differ is neither good nor bad.
  const what: SignName = compared === undefined ? verdict : 'information';
  const colour = what === 'information' ? palette.severities.information : verdict === 'fails' ? palette.severities.error : verdict === 'passes' ? palette.passes : palette.severities.warning;
  const room = width - INDENT_PX;
  const shapes = [sign(what, INDENT_PX + 9, 12, 18, colour), textAt(INDENT_PX + 26, 18, cut(headline, room - 26, HEADLINE_PX), { colour: palette.foreground, size: HEADLINE_PX, bold: true })];
  let y = 40;
  for (const line of sentences.flatMap((sentence) => wrap(sentence, room, SENTENCE_PX))) {
    shapes.push(textAt(INDENT_PX, y, line, { colour: palette.foreground, size: SENTENCE_PX }));
    y += LINE_PX;
  }
  const titles = compared === undefined ? [view.title] : [`A: ${compared.a}`, `B: ${compared.b}`];
  for (const title of titles) {
    shapes.push(textAt(INDENT_PX, y, cut(title, room), { colour: palette.dim }));
    y += LINE_PX;
  }
  y -= LINE_PX;
  shapes.unshift(element('rect', { x: 0, y: 0, width: 3, height: y + 4, fill: colour }));
  const pills = view.profiles.length === 0 ? { shapes: '', height: 0 } : profilePills(view, width, palette);
  return { shapes: group({}, [...shapes, group({ transform: `translate(0 ${y + 14})` }, [pills.shapes])]), height: y + 14 + pills.height };
}

const SIGNS: readonly (readonly [RegExp, SignName])[] = [
  [/^fail/, 'fails'],
  [/^pass/, 'passes'],
];

/** The kernels in a row; the one that the picture is drawn for has a thick border. */
function profilePills({ profiles, profile }: MapView, width: number, palette: Palette): Block {
  let [x, y] = [measure('Kernels') + 10, 0];
  const shapes = [textAt(0, 14, 'Kernels', { colour: palette.dim })];
  for (const choice of profiles) {
    const chosen = choice.id === profile;
    const text = pillText(choice, chosen);
    const known = choice.outcome !== undefined;
    const taken = measure(text) * (chosen ? BOLD : 1) + 16 + (known ? 16 : 0);
    if (x > 0 && x + taken > width) [x, y] = [0, y + PILL_PX + 6];
    const outcome = SIGNS.find(([begins]) => begins.test(choice.outcome ?? ''))?.[1] ?? 'undetermined';
    const colour = outcome === 'fails' ? palette.severities.error : outcome === 'passes' ? palette.passes : palette.severities.warning;
    shapes.push(
      element('rect', { x: x + 0.5, y: y + 0.5, width: taken - 1, height: PILL_PX - 1, rx: 9, fill: chosen ? palette.panel : 'none', stroke: chosen ? palette.foreground : palette.grid, 'stroke-width': chosen ? 1.5 : 1 }),
      ...(known ? [sign(outcome, x + 14, y + PILL_PX / 2, 11, colour)] : []),
      textAt(x + (known ? 24 : 8), y + 14, text, { colour: palette.foreground, bold: chosen }),
    );
    x += taken + 6;
  }
  return { shapes: group({}, shapes), height: y + PILL_PX };
}

function pillText({ label, outcome }: MapChoice, chosen: boolean): string {
  return `${label}${outcome === undefined ? '' : `  ${outcome}`}${chosen ? '  (shown)' : ''}`;
}
