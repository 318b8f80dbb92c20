import { MARKER_PX, type Marker } from '../layout/markers';
import type { Emphasis } from '../layout/emphasis';
import type { Band } from './boxes';
import type { Brush } from './brush';
import { signOfMarker, signPaths, type SignName } from './signs';

const BAR_PX = 3;

/** Longer bars first, so that a short one within a long one stays visible. */
export function paintMarkers(brush: Brush, markers: readonly Marker[], band: Band, emphasis: Emphasis): void {
  for (const marker of [...markers].sort((a, b) => b.bar.width - a.bar.width)) paintBar(brush, marker, band);
  for (const marker of markers) paintSign(brush, marker, band, emphasis);
}

const signs = new Map<SignName, Path2D>();

function signOf(name: SignName): Path2D {
  const made = signs.get(name) ?? new Path2D(signPaths[name]);
  signs.set(name, made);
  return made;
}

function paintBar({ context, theme }: Brush, { severity, bar }: Marker, { top, height }: Band): void {
  const y = top + height - BAR_PX + 3;
  context.fillStyle = theme.background;
  context.fillRect(bar.x - 1, y, Math.max(2, bar.width) + 1, BAR_PX);
  context.fillStyle = theme.severities[severity];
  context.fillRect(bar.x, y, Math.max(2, bar.width - 1), BAR_PX);
}

function paintSign({ context, theme }: Brush, marker: Marker, { top, height }: Band, emphasis: Emphasis): void {
  const middle = top + height / 2 - 1;
  const selected = emphasis.isSelected(marker.box);
  const lit = selected || emphasis.isMarked(marker.box) || emphasis.isHovered(marker.box);
  context.save();
  context.translate(marker.x - MARKER_PX / 2, middle - MARKER_PX / 2);
  context.scale(MARKER_PX / 16, MARKER_PX / 16);
  context.fillStyle = theme.severities[marker.severity];
  context.fill(signOf(signOfMarker(marker)), 'evenodd');
  context.restore();
  if (!lit) return;
  context.beginPath();
  context.arc(marker.x, middle, MARKER_PX / 2 + 2.5, 0, 2 * Math.PI);
  context.lineWidth = selected ? 2 : 1;
  context.strokeStyle = selected ? theme.focus : theme.foreground;
  context.stroke();
}
