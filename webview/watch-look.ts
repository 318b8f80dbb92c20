export interface LookHandlers {
  resized(): void;
  restyled(): void;
}

/** Tells when the page must be drawn anew for reasons of its surroundings: width, theme, screen. */
export function watchLook(measured: HTMLElement, { resized, restyled }: LookHandlers): void {
  let width = measured.clientWidth;
  new ResizeObserver(() => {
    if (measured.clientWidth === width) return;
    width = measured.clientWidth;
    resized();
  }).observe(measured);
  // VS Code changes the classes of the body and the variables in the style of the root.
  const themes = new MutationObserver(restyled);
  themes.observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
  themes.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  matchMedia('(forced-colors: active)').addEventListener('change', restyled);
  watchDensity(restyled);
}

/** A window can be dragged to a denser screen, or be zoomed. */
function watchDensity(restyled: () => void): void {
  const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  query.addEventListener('change', () => {
    restyled();
    watchDensity(restyled);
  }, { once: true });
}
