import type { FromPage, PageState } from './protocol';
import { readLaneChoice } from './state/lane-choice';

/** The extension's side, as a page sees it. */
export interface Host {
  post(message: FromPage): void;
  save(state: PageState): void;
  /** What was kept before a reload; `undefined` if nothing or nothing that this version can read. */
  readonly saved: PageState | undefined;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  setState(state: unknown): void;
  getState(): unknown;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** May be called once for each load of the page: VS Code hands out its interface only once. */
export function connect(): Host {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    save: (state) => api.setState(state),
    saved: readState(api.getState()),
  };
}

/** Another version of the extension may have written it. */
export function readState(kept: unknown): PageState | undefined {
  if (typeof kept !== 'object' || kept === null || !('formatVersion' in kept) || kept.formatVersion !== 1) return undefined;
  if (!('title' in kept) || typeof kept.title !== 'string') return undefined;
  const viewport = 'viewport' in kept ? readBytes(kept.viewport) : undefined;
  const measure = 'measure' in kept ? readBytes(kept.measure) : undefined;
  const axis = 'axis' in kept && kept.axis === 'linear' ? 'linear' : 'folded';
  const selected = 'selected' in kept && typeof kept.selected === 'string' ? kept.selected : undefined;
  return {
    formatVersion: 1,
    title: kept.title,
    axis,
    ...(viewport === undefined ? {} : { viewport }),
    ...(selected === undefined ? {} : { selected }),
    ...('lanes' in kept ? { lanes: readLaneChoice(kept.lanes) } : {}),
    ...(measure === undefined ? {} : { measure }),
  };
}

function readBytes(kept: unknown): PageState['viewport'] {
  if (typeof kept !== 'object' || kept === null || !('start' in kept) || !('end' in kept)) return undefined;
  const { start, end } = kept;
  const usable = typeof start === 'number' && typeof end === 'number' && Number.isFinite(start) && start < end && Number.isFinite(end);
  return usable ? { start, end } : undefined;
}
