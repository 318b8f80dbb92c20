/** What a pointer does on a surface, in CSS pixels from its left and top edge. */
export interface PointerHandlers {
  hover(x: number, y: number): void;
  leave(): void;
  /** Once for a double click too: its second press is none of its own. */
  click(x: number, y: number): void;
  doubleClick(): void;
  /** Pressed at (x, y). True takes the press: what follows is `dragTo`, and no click. */
  grab?(x: number, y: number, shift: boolean): boolean;
  dragTo?(x: number): void;
  /** A press has become a drag. */
  dragStart?(): void;
  /** Moved by `dx` with the wheel or pressed. False if that changes nothing: the wheel then scrolls the page. */
  drag(dx: number): boolean;
  zoom(x: number, factor: number): boolean;
}

/** A press that moves less than this is a click. */
const CLICK_PX = 3;
/** A wheel notch of 100 zooms by a fifth. */
const ZOOM_PER_PX = 0.0018;
const LINE_PX = 16;

export function listenToPointer(surface: HTMLElement, handlers: PointerHandlers): void {
  let press: { readonly x: number; last: number; moved: boolean; readonly grabbed: boolean } | undefined;
  const at = (event: MouseEvent): readonly [number, number] => {
    const { left, top } = surface.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    const [x, y] = at(event);
    press = { x, last: x, moved: false, grabbed: handlers.grab?.(x, y, event.shiftKey) ?? false };
    surface.setPointerCapture(event.pointerId);
  });
  let last = '';
  surface.addEventListener('pointermove', (event) => {
    const [x, y] = at(event);
    if (press === undefined) {
      // Browsers also report a pointer that rests when what is under it has changed.
      const where = `${event.clientX} ${event.clientY}`;
      if (where !== last) handlers.hover(x, y);
      last = where;
      return;
    }
    if (press.grabbed) return handlers.dragTo?.(x);
    if (!press.moved) {
      if (Math.abs(x - press.x) <= CLICK_PX) return;
      press.moved = true;
      handlers.dragStart?.();
    }
    surface.classList.add('dragging');
    handlers.drag(x - press.last);
    press.last = x;
  });
  let clicked = false;
  const release = (): void => {
    press = undefined;
    surface.classList.remove('dragging');
  };
  surface.addEventListener('pointerup', () => {
    clicked = press !== undefined && !press.moved && !press.grabbed;
    release();
  });
  // Comes after `pointerup`, and tells the second press of a double click from a first.
  surface.addEventListener('click', (event) => {
    if (clicked && event.detail <= 1) handlers.click(...at(event));
  });
  surface.addEventListener('pointercancel', release);
  surface.addEventListener('pointerleave', () => {
    last = '';
    handlers.leave();
  });
  surface.addEventListener('dblclick', () => handlers.doubleClick());
  surface.addEventListener('wheel', (event) => onWheel(event, at(event)[0], handlers), { passive: false });
}

/** Up and down zooms, sideways moves; with Shift up and down moves too. A pinch arrives as a wheel with Ctrl. */
function onWheel(event: WheelEvent, x: number, handlers: PointerHandlers): void {
  const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1;
  const sideways = event.shiftKey && event.deltaX === 0 ? event.deltaY : event.deltaX;
  const strength = event.ctrlKey ? 5 : 1;
  const moves = event.shiftKey || Math.abs(sideways) > Math.abs(event.deltaY);
  const changed = moves
    ? handlers.drag(-sideways * unit)
    : handlers.zoom(x, Math.exp(event.deltaY * unit * ZOOM_PER_PX * strength));
  // With Ctrl the browser would zoom the page.
  if (changed || event.ctrlKey) event.preventDefault();
}
