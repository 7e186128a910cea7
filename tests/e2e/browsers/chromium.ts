import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type BrowserContext, chromium, type Page, type Worker } from 'playwright-core';
import { findChromium } from '../../install';
import { type Display, screenStandsStill, startDisplay } from './display';
import type { Language, Theme } from './look';
import { asPng } from './screen-image';

export type ChromiumOptions = {
  /** The folder of the built extension. */
  readonly extension: string;
  readonly language: Language;
  readonly theme: Theme;
  /** A profile folder to use and keep; without it there is a fresh one, removed by `close`. */
  readonly profile?: string;
  /** On a screen of its own (Xvfb under Linux): needed to answer the browser's own prompts. */
  readonly headed?: boolean;
};

export type OpenChromium = {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** The background; ask again rather than keep it, a restart of the extension replaces it. */
  readonly worker: () => Promise<Worker>;
  /** Opens a page of the extension in a new tab. */
  readonly page: (path: string) => Promise<Page>;
  /** The extension's page that is open already (a side panel, or a tab the extension opened); waits for it. */
  readonly opened: (path: string) => Promise<Page>;
  /** The screen, when headed under Linux. */
  readonly display: Display | undefined;
  /** A PNG of the whole window, side panel and toolbar included; headed under Linux only. */
  readonly screenshotWindow: (file: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

// A laptop's: wide enough for Roundcube's folders, list and mail beside an open side panel.
const WINDOW = { width: 1440, height: 900 };

// To Chromium a side panel is a target of type "other" until it has loaded, and Playwright passes those over.
process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1';

/** Starts Chromium with the extension, its interface in the language, and everything in the theme. */
export async function openChromium(options: ChromiumOptions): Promise<OpenChromium> {
  const { language, theme, headed = false } = options;
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found: install it, or set CHROME_PATH.');

  const profile = options.profile ?? (await freshProfile());
  const display = headed && process.platform === 'linux' ? await startDisplay(WINDOW) : undefined;
  const cleanUp = async () => {
    await display?.stop();
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  const extension = resolve(options.extension);
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath,
      headless: !headed,
      // Tabs and side panel share the real window instead of each having an emulated one.
      viewport: null,
      colorScheme: theme,
      env: {
        ...process.env,
        // Under Linux the interface language, and so chrome.i18n, comes from here and not from --lang.
        LANGUAGE: language,
        ...(display && { DISPLAY: display.name }),
      },
      args: [
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        `--lang=${language}`,
        `--window-size=${WINDOW.width},${WINDOW.height}`,
        '--window-position=0,0',
        // The emulated colour scheme ends at the page; this reaches the browser's own parts too.
        ...(theme === 'dark' ? ['--force-dark-mode'] : []),
      ],
    });
    return await describe(context, display, cleanUp);
  } catch (error) {
    await cleanUp();
    throw error;
  }
}

/** A new profile that keeps its own questions to itself: "Save password?" would lie over the popup in pictures. */
async function freshProfile(): Promise<string> {
  const profile = await mkdtemp(join(tmpdir(), 'kundenpuls-chromium-'));
  await mkdir(join(profile, 'Default'));
  const preferences = {
    credentials_enable_service: false,
    profile: { password_manager_enabled: false },
    // Without it Chromium disables an unpacked extension that reloads itself.
    extensions: { ui: { developer_mode: true } },
  };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

async function describe(
  context: BrowserContext,
  display: Display | undefined,
  cleanUp: () => Promise<void>,
): Promise<OpenChromium> {
  const worker = async () => context.serviceWorkers().at(-1) ?? (await context.waitForEvent('serviceworker'));
  const root = new URL('/', (await worker()).url()).href;
  const urlOf = (path: string) => new URL(path, root).href;
  return {
    context,
    extensionId: new URL(root).host,
    worker,
    page: async (path) => {
      const page = await context.newPage();
      await page.goto(urlOf(path));
      return page;
    },
    opened: async (path) => {
      const isIt = (page: Page) => page.url().startsWith(urlOf(path));
      const page = context.pages().find(isIt) ?? (await context.waitForEvent('page', { predicate: isIt }));
      await page.waitForLoadState();
      return page;
    },
    display,
    screenshotWindow: async (file) => {
      if (!display) throw new Error('Only a browser opened with headed: true (under Linux) has a window to show.');
      // A page is ready before its window is drawn. Less than the time between two blinks of a cursor.
      await screenStandsStill(display, 400);
      await writeFile(file, asPng(await display.look()));
    },
    close: async () => {
      await context.close();
      await cleanUp();
    },
  };
}
