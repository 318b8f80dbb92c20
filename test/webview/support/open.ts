import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { MapView } from '../../../src/analysis/map/view';
import { fit } from '../../../webview/axis/viewport';
import { frame } from '../../../webview/layout/frame';
import { geometry } from '../../../webview/layout/geometry';
import { placeOf } from '../../../webview/layout/place';
import { axisOf, indexLanes } from '../../../webview/state/model';
import { launchChromium } from '../../support/chromium';
import { openMapPage, type MapPage, type MapPageOptions } from './map-page';
import { servePage, type PageServer } from './page-server';

/**
 * Gives a suite its browser and its page server. Every page that a test opens is closed after it, and must have had
 * nothing to complain of: no console message, no error, no policy violation, no `failed`.
 */
export function useMapPages(): (options?: Partial<MapPageOptions>) => Promise<MapPage> {
  let browser: Browser | undefined;
  let server: PageServer | undefined;
  let opened: MapPage[] = [];
  beforeAll(async () => {
    [browser, server] = await Promise.all([launchChromium(), servePage()]);
  });
  afterEach(async () => {
    const pages = opened;
    opened = [];
    for (const map of pages) {
      const failures = (await map.posted()).filter(({ type }) => type === 'failed');
      await map.close();
      expect([...map.complaints, ...failures]).toEqual([]);
    }
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  return async (options = {}) => {
    if (browser === undefined || server === undefined) throw new Error('open pages inside tests');
    const map = await openMapPage(browser, { url: server.url, ...options });
    opened.push(map);
    return map;
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The middle of a segment, on a page that shows all of a view. */
export async function onSegment({ page }: MapPage, view: MapView, id: string): Promise<Point> {
  const box = await page.locator('.lanes').boundingBox();
  if (box === null) throw new Error('the map is not shown');
  const shape = geometry(box.width);
  const segment = view.lanes.flatMap(({ segments }) => segments).find((each) => each.id === id);
  if (segment === undefined) throw new Error(`there is no ${id}`);
  const axis = axisOf(view, 'folded');
  const picture = frame({ lanes: indexLanes(view), axis, viewport: fit(axis, shape.plotWidth), geometry: shape, measure: () => 0 });
  const place = placeOf(picture, segment);
  if (place === undefined) throw new Error(`${id} is not drawn`);
  return { x: box.x + place.x + place.width / 2, y: box.y + place.y + place.height / 2 };
}
