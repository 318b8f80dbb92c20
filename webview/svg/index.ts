/** The one door of the picture as a file: a map as SVG. */
export { endOf } from '../layout/lane-index';
export { renderSvg, type SvgOptions } from './picture';
export type { ThemeName } from './palette';
