import { MONO, TEXT_PX } from './measure';
import { element, escaped } from './xml';

export interface TextStyle {
  readonly colour: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly mono?: boolean;
  readonly anchor?: 'middle' | 'end';
}

/** One line of text on its base line. What the picture as a whole says of fonts is not said again. */
export function textAt(x: number, y: number, text: string, { colour, size = TEXT_PX, bold = false, mono = false, anchor }: TextStyle): string {
  return element('text', { x, y, fill: colour, 'font-size': size === TEXT_PX ? undefined : size, 'font-family': mono ? MONO : undefined, 'font-weight': bold ? '600' : undefined, 'text-anchor': anchor }, [escaped(text)]);
}
