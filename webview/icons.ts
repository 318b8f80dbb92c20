import { signPaths, type SignName } from './paint/signs';

const SVG = 'http://www.w3.org/2000/svg';

/** A sign for people who see, in the colour of its own name or of another; whoever uses it says the same in words. */
export function icon(name: SignName, colour: SignName = name): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('class', `icon icon-${colour}`);
  svg.setAttribute('aria-hidden', 'true');
  svg.dataset['sign'] = name;
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', signPaths[name]);
  path.setAttribute('fill-rule', 'evenodd');
  svg.append(path);
  return svg;
}
