import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findFirefox } from '../../install';
import { until } from '../servers/processes';
import type { Language, Theme } from './look';

export type FirefoxOptions = {
  /** The folder of the built extension. */
  readonly extension: string;
  readonly language: Language;
  readonly theme: Theme;
  /** A profile folder to use and keep; without it there is a fresh one, removed by `close`. */
  readonly profile?: string;
};

export type OpenFirefox = {
  readonly browser: Browser;
  /** Where the extension's pages are, `moz-extension://…/`. */
  readonly root: string;
  /** Opens a page of the extension in a new tab. */
  readonly page: (path: string) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/**
 * Starts headless Firefox with the extension. `permissions.request`, called by a click, is granted without asking.
 * Playwright can't drive a stock Firefox, so the pages are Puppeteer's.
 */
export async function openFirefox({ extension, language, theme, profile }: FirefoxOptions): Promise<OpenFirefox> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox found: install it, or set FIREFOX_PATH.');

  const uuid = randomUUID();
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // As large as Chromium's page; headless Firefox ignores the wish for a window of a given size.
    defaultViewport: { width: 1440, height: 813 },
    ...(profile !== undefined && { userDataDir: profile }),
    // Without --remote-allow-system-access the extension's own pages can be neither opened nor seen.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      'extensions.webextOptionalPermissionPrompts': false,
      // Firefox gives every extension a random host name; this fixes ours, so that its pages have an address.
      'extensions.webextensions.uuids': JSON.stringify({ [await geckoIdOf(extension)]: uuid }),
      // Needs the language pack (firefox-esr-l10n-de); without it Firefox silently stays English.
      'intl.locale.requested': language === 'de' ? 'de' : 'en-US',
      'intl.accept_languages': language === 'de' ? 'de, en-US, en' : 'en-US, en',
      'ui.systemUsesDarkTheme': theme === 'dark' ? 1 : 0,
    },
  });
  await browser.installExtension(resolve(extension));
  const root = `moz-extension://${uuid}/`;
  return { browser, root, page: (path) => openPage(browser, new URL(path, root).href), close: () => browser.close() };
}

async function openPage(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage();
  // Firefox never reports the end of a navigation to an extension's page, and page.url() stays about:blank:
  // so don't wait for it, but ask the page itself.
  await page.goto(url, { waitUntil: [] });
  await until(`${url} in Firefox`, async () => {
    const [address, state] = await page.evaluate(() => [location.href, document.readyState]);
    return (address === url && state === 'complete') || undefined;
  });
  return page;
}

async function geckoIdOf(extension: string): Promise<string> {
  const manifest: { browser_specific_settings?: { gecko?: { id?: string } } } = JSON.parse(
    await readFile(join(extension, 'manifest.json'), 'utf8'),
  );
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension}/manifest.json has no gecko id; is it the build for Firefox?`);
  return id;
}
