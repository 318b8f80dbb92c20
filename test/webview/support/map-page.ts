import type { Browser, Page } from 'playwright-core';
import type { MapView } from '../../../src/analysis/map/view';
import type { FromPage, PageState, ToPage } from '../../../webview/protocol';
import { themes, type ThemeName } from '../fixtures/themes';

export interface MapPageOptions {
  readonly url: string;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly density?: number;
  readonly saved?: PageState;
  readonly forcedColors?: boolean;
}

/** The page in a browser, with VS Code's side played by a recorder. */
export interface MapPage {
  readonly page: Page;
  /** What the page has posted since the last call. */
  posted(): Promise<FromPage[]>;
  post(message: ToPage): Promise<void>;
  show(view: MapView, revision?: number): Promise<void>;
  saved(): Promise<PageState | undefined>;
  /** Console errors, page errors and policy violations. */
  readonly complaints: readonly string[];
  setTheme(theme: ThemeName): Promise<void>;
  /** Until what was asked for is drawn. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

interface Recorder {
  posted: FromPage[];
  state: PageState | undefined;
}

declare global {
  interface Window {
    recorder: Recorder;
    acquireVsCodeApi: () => unknown;
  }
}

export async function openMapPage(browser: Browser, options: MapPageOptions): Promise<MapPage> {
  const { url, theme = 'dark', width = 1100, height = 900, density = 1, saved, forcedColors } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: density,
    ...(forcedColors === true ? { forcedColors: 'active' as const } : {}),
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript((state) => {
    window.recorder = { posted: [], state: state ?? undefined };
    window.acquireVsCodeApi = () => ({
      postMessage: (message: FromPage) => window.recorder.posted.push(message),
      setState: (kept: PageState) => (window.recorder.state = structuredClone(kept)),
      getState: () => window.recorder.state,
    });
    document.addEventListener('securitypolicyviolation', (event) => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
  }, saved ?? null);
  await page.addInitScript(applyTheme, themes[theme]);
  await page.goto(url);
  await page.waitForFunction(() => window.recorder.posted.some(({ type }) => type === 'ready'));
  const settle = (): Promise<void> =>
    page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))));
  const post = async (message: ToPage): Promise<void> => {
    await page.evaluate((data) => window.postMessage(data, '*'), message);
    await settle();
  };
  return {
    page,
    complaints,
    posted: () => page.evaluate(() => window.recorder.posted.splice(0)),
    post,
    show: (view, revision = 1) => post({ type: 'show', revision, view }),
    async saved() {
      // It is not kept with every frame.
      await page.waitForTimeout(200);
      return page.evaluate(() => window.recorder.state);
    },
    async setTheme(next) {
      await page.evaluate(applyTheme, themes[next]);
      await settle();
    },
    settle,
    close: () => context.close(),
  };
}

/** Runs in the page, before or after it is built. */
function applyTheme({ bodyClass, variables }: { readonly bodyClass: string; readonly variables: Readonly<Record<string, string>> }): void {
  const apply = (): void => {
    const { style } = document.documentElement;
    for (const name of Array.from(style)) style.removeProperty(name);
    for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
    document.body.className = bodyClass;
  };
  if (document.body !== null) return apply();
  // VS Code has set the theme by the time that a page's scripts run.
  new MutationObserver((_, observer) => {
    if (document.body === null) return;
    observer.disconnect();
    apply();
  }).observe(document, { childList: true, subtree: true });
}
