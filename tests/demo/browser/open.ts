import puppeteer, { type Browser, type LaunchOptions, type Page } from 'puppeteer-core';
import { until } from '../../e2e/servers/processes';
import type { Language } from '../environment';
import { eventually } from '../eventually';
import type { FoundBrowser } from './find';

/** A running browser with the extension in it. */
export type DemoBrowser = {
  readonly kind: FoundBrowser['kind'];
  /** Name and version, for the person who watches. */
  readonly name: string;
  readonly headed: boolean;
  /** The tab that the browser starts with. */
  readonly firstPage: () => Promise<Page>;
  /** Opens a page of the extension. */
  readonly openOurs: (path: string, place: Place) => Promise<Page>;
  /** A page of the extension that the extension opened by itself; waits for it. */
  readonly openedByItself: (path: string) => Promise<Page>;
  /** Whether this page of the extension is open anywhere, be it in the side panel. */
  readonly shows: (path: string) => boolean;
  /** Resolves when the person closes the browser. */
  readonly closed: Promise<void>;
  /** Closes the browser and forgets its profile; repeatable. */
  readonly close: () => Promise<void>;
};

/** A window of its own is one only where somebody watches: headless, every page has its own size anyway. */
export type Place = { readonly as: 'tab' | 'window'; readonly width: number; readonly height: number };

export type OpenOptions = {
  /** The folder of the built extension. */
  readonly extension: string;
  readonly language: Language;
  readonly headed: boolean;
};

const WINDOW = { width: 1280, height: 860 };
// As wxt.config.ts names the extension for Firefox, and the address that it shall have in this profile.
const FIREFOX_ID = 'kundenpuls@kundenpuls.example';
const FIREFOX_UUID = '6b1f4b60-9d1c-4f0e-8a55-3f0c54a7d1e2';

/**
 * Starts the browser in a fresh profile that is gone afterwards, and loads the extension into it. Chrome and Edge get
 * it over the DevTools pipe: since version 137 they ignore `--load-extension`.
 */
export const openBrowser = async (found: FoundBrowser, options: OpenOptions): Promise<DemoBrowser> => {
  const { extension, headed } = options;
  const browser = await launch(found, options).catch((error: unknown) => {
    throw new Error(`${found.path} could not be started as a browser. ${String(error).split('\n')[0]}`);
  });
  try {
    const id = await browser.installExtension(extension);
    const root = found.kind === 'chrome' ? `chrome-extension://${id}/` : `moz-extension://${FIREFOX_UUID}/`;
    let closing: Promise<void> | undefined;
    const [product = found.kind, version = ''] = (await browser.version()).split('/');
    return {
      kind: found.kind,
      name: `${product.charAt(0).toUpperCase()}${product.slice(1)} ${version.split('.')[0]}`,
      headed,
      firstPage: async () => {
        const page = (await browser.pages())[0] ?? (await browser.newPage());
        if (!headed) await page.setViewport(WINDOW);
        return page;
      },
      openOurs: async (path, { as, width, height }) => {
        const inWindow = headed && as === 'window';
        // Where a toolbar button's popup and the side panel are, too: over the mail's right side.
        const windowBounds = { left: WINDOW.width - width - 16, top: 96, width, height };
        const page = await browser.newPage(inWindow ? { type: 'window', windowBounds } : undefined);
        if (!headed) await page.setViewport({ width, height });
        await visit(page, new URL(path, root).href, found.kind);
        return page;
      },
      openedByItself: (path) => until(`the extension to open ${path}`, () => pageAt(browser, new URL(path, root).href)),
      shows: (path) => browser.targets().some((one) => one.url() === new URL(path, root).href),
      closed: new Promise((resolve) => browser.once('disconnected', () => resolve())),
      close: () => {
        closing ??= browser.close();
        return closing;
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
};

/** The page that shows this address. Firefox does not tell the address of an extension's page, but the page itself does. */
const pageAt = async (browser: Browser, url: string): Promise<Page | undefined> => {
  for (const page of await browser.pages()) {
    // A page that is just being loaded cannot be asked; it will be the next time.
    const address = await page.evaluate(() => location.href).catch(() => undefined);
    if (address === url) return page;
  }
  return undefined;
};

const launch = async (found: FoundBrowser, { language, headed }: OpenOptions): Promise<Browser> => {
  const common: LaunchOptions = {
    executablePath: found.path,
    headless: !headed,
    // In a window pages are as large as the window; headless they have the size of the pictures.
    defaultViewport: headed ? null : WINDOW,
    // Under Linux Chromium's interface language comes from here and not from --lang.
    env: { ...process.env, LANGUAGE: language },
    // Ctrl+C is ours to handle.
    handleSIGINT: false,
  };
  if (found.kind === 'firefox') {
    return puppeteer.launch({
      ...common,
      browser: 'firefox',
      args: ['--remote-allow-system-access', `--width=${WINDOW.width}`, `--height=${WINDOW.height}`],
      extraPrefsFirefox: {
        'intl.locale.requested': language,
        'extensions.webextOptionalPermissionPrompts': false,
        'extensions.webextensions.uuids': JSON.stringify({ [FIREFOX_ID]: FIREFOX_UUID }),
      },
    });
  }
  const chrome = (...more: string[]): Promise<Browser> =>
    puppeteer.launch({
      ...common,
      pipe: true,
      enableExtensions: true,
      args: [
        `--lang=${language}`,
        ...(process.platform === 'darwin' ? ['-AppleLanguages', `(${language})`] : []),
        `--window-size=${WINDOW.width},${WINDOW.height}`,
        ...more,
      ],
    });
  // Chromium refuses to run as root with its sandbox; it will see nothing but our own pages.
  if (process.getuid?.() === 0) return chrome('--no-sandbox');
  try {
    return await chrome();
  } catch (error) {
    // Containers without user namespaces have no sandbox to offer.
    if (!String(error).includes('sandbox')) throw error;
    return chrome('--no-sandbox');
  }
};

/** Firefox opens an extension page but never says so; what is looked for on it is waited for anyway. */
const visit = async (page: Page, url: string, kind: FoundBrowser['kind']): Promise<void> => {
  if (kind === 'chrome') {
    await page.goto(url);
    return;
  }
  page.goto(url).catch(() => {
    // Expected: the navigation times out, or ends with the page.
  });
  const isThere = (wanted: string) => location.href === wanted && document.readyState === 'complete';
  await eventually(url, () => page.evaluate(isThere, url));
};
