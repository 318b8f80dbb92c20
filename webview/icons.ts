import { signPaths, type SignName } from './paint/signs';

const SVG = 'http://www.w3.org/2000/svg';

/** A sign for people who see; whoever uses it says the same in words. */
export function icon(name: SignName): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', signPaths[name]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}
